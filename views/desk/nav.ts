import type { DeskAction } from '../../schema/desk/actions.ts'
import { deskPaths } from './addresses.ts'
import { livePaths } from './live/addresses.ts'
import { numbersPaths } from './numbers/addresses.ts'
import { rescuePaths } from './rescue/addresses.ts'

/**
 * Where one can go at the desk, in the order of the line above every page. `needs`: any of these is enough; none: everybody who is
 * signed in. The words are `desk.nav.<id>` and, on the start page, `desk.about.<id>`.
 */
export const deskPlaces = [
  { id: 'start', path: deskPaths.start, needs: [] },
  { id: 'staff', path: deskPaths.staff, needs: ['staff.invite'] },
  { id: 'audit', path: deskPaths.audit, needs: ['audit.read'] },
  { id: 'live', path: livePaths.page, needs: ['cases.read'] },
  { id: 'rescue', path: rescuePaths.register, needs: ['cases.read'] },
  { id: 'numbers', path: numbersPaths.page, needs: ['numbers'] },
  { id: 'sessions', path: deskPaths.sessions, needs: [] },
] as const satisfies readonly { id: string; path: string; needs: readonly DeskAction[] }[]

export type DeskLink = (typeof deskPlaces)[number]['id']
