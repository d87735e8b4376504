import type { DeskAction } from '../../schema/desk/actions.ts'
import { accountPaths } from './accounts/addresses.ts'
import { deskPaths } from './addresses.ts'
import { counterPaths } from './counter/addresses.ts'
import { casePaths } from './cases/addresses.ts'
import { outboxPaths } from './outbox/addresses.ts'
import { retentionPaths } from './retention/addresses.ts'
import { capacityPaths } from './capacity/addresses.ts'
import { drawPaths } from './draws/addresses.ts'
import { editionPaths } from './editions/addresses.ts'
import { livePaths } from './live/addresses.ts'
import { numbersPaths } from './numbers/addresses.ts'
import { rescuePaths } from './rescue/addresses.ts'

/**
 * Where one can go at the desk, in the order of the line above every page. `needs`: any of these is enough; none: everybody who is
 * signed in. The words are `desk.nav.<id>` and, on the start page, `desk.about.<id>`.
 */
export const deskPlaces = [
  { id: 'start', path: deskPaths.start, needs: [] },
  { id: 'counter', path: counterPaths.day, needs: ['bookings.read'] },
  { id: 'capacity', path: capacityPaths.month, needs: ['capacity'] },
  { id: 'draws', path: drawPaths.list, needs: ['draws'] },
  { id: 'cases', path: casePaths.queue, needs: ['cases.read'] },
  { id: 'live', path: livePaths.page, needs: ['cases.read'] },
  { id: 'rescue', path: rescuePaths.register, needs: ['cases.read'] },
  { id: 'outbox', path: outboxPaths.list, needs: ['outbox'] },
  { id: 'retention', path: retentionPaths.overview, needs: ['retention'] },
  { id: 'staff', path: deskPaths.staff, needs: ['staff.invite'] },
  { id: 'audit', path: deskPaths.audit, needs: ['audit.read'] },
  { id: 'editions', path: editionPaths.list, needs: ['content.draft'] },
  { id: 'numbers', path: numbersPaths.page, needs: ['numbers'] },
  { id: 'sessions', path: deskPaths.sessions, needs: [] },
  { id: 'account', path: accountPaths.account, needs: [] },
] as const satisfies readonly { id: string; path: string; needs: readonly DeskAction[] }[]

export type DeskLink = (typeof deskPlaces)[number]['id']
