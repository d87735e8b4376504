/** What anybody at the desk can be allowed to do. `content/desk/roles.yaml` says who may. */
export const deskActions = [
  'bookings.read',
  'bookings.act',
  'cases.read',
  'cases.act',
  'cases.child',
  'capacity',
  'draws',
  'outbox',
  'audit.read',
  'staff.invite',
  'content.draft',
  'content.approve',
  'retention',
  'numbers',
] as const
export type DeskAction = (typeof deskActions)[number]

/** Fields that are masked for everybody, until somebody who may says why. */
export const maskedFields = ['name', 'id-number', 'phone', 'place', 'words', 'photos'] as const
export type MaskedField = (typeof maskedFields)[number]

/** How far a role sees: only what belongs to the person's own townships, units or offices. */
export const reaches = ['township', 'unit', 'office'] as const
export type Reach = (typeof reaches)[number]
