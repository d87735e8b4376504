import { livePaths } from '../../../views/desk/live/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { getEvents, getLive } from './page.tsx'

export const liveRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: livePaths.page, needs: 'cases.read', answer: getLive },
  { method: 'GET', path: livePaths.events, needs: 'cases.read', quiet: true, answer: getEvents },
]
