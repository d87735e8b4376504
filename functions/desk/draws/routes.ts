import { drawPaths } from '../../../views/desk/draws/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { getDeclare, postDeclare } from './declare-page.tsx'
import { getDraws, getOne, postCallOff, postHold } from './pages.tsx'

/** Draws of rush days: declared, held and called off. */
export const drawsRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: drawPaths.list, needs: 'draws', answer: getDraws },
  { method: 'GET', path: drawPaths.declare, needs: 'draws', answer: getDeclare },
  { method: 'POST', path: drawPaths.declare, needs: 'draws', answer: postDeclare },
  { method: 'GET', path: drawPaths.one, needs: 'draws', answer: getOne },
  { method: 'POST', path: drawPaths.hold, needs: 'draws', answer: postHold },
  { method: 'POST', path: drawPaths.callOff, needs: 'draws', answer: postCallOff },
]
