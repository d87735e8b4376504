import type { DeskAction } from '../../schema/desk/actions.ts'
import { accountPaths } from './accounts/addresses.ts'
import { deskPaths } from './addresses.ts'

/**
 * Where one can go at the desk, in the order of the line above every page. `needs`: any of these is enough; none: everybody who is
 * signed in. The words are `desk.nav.<id>` and, on the start page, `desk.about.<id>`.
 */
export const deskPlaces = [
  { id: 'start', path: deskPaths.start, needs: [] },
  { id: 'staff', path: deskPaths.staff, needs: ['staff.invite'] },
  { id: 'audit', path: deskPaths.audit, needs: ['audit.read'] },
  { id: 'sessions', path: deskPaths.sessions, needs: [] },
  { id: 'account', path: accountPaths.account, needs: [] },
] as const satisfies readonly { id: string; path: string; needs: readonly DeskAction[] }[]

export type DeskLink = (typeof deskPlaces)[number]['id']
