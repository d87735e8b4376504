/** What a booking, or a place in the waiting line, can give its owner to read. */
export const messageKinds = [
  'booked',
  'moved',
  'cancelled',
  'reminder-day-before',
  'reminder-same-day',
  'offer',
  'offer-expired',
  'offer-withdrawn',
  'line-closed',
  'closure',
  'closure-over',
  'draw-result',
  'delay',
] as const

export type MessageKind = (typeof messageKinds)[number]

export const isMessageKind = (kind: string): kind is MessageKind =>
  messageKinds.some((known) => known === kind)

/** What is told about a time that the office cannot keep, and about one that it can after all. */
export const closureKinds = ['closure', 'closure-over'] as const satisfies MessageKind[]

export const reminderKinds = ['reminder-day-before', 'reminder-same-day'] as const satisfies MessageKind[]

export type ReminderKind = (typeof reminderKinds)[number]
