import { capacityPaths } from '../../../views/desk/capacity/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { postChange, postPreview } from './change-page.tsx'
import { getMonth } from './month-page.tsx'
import { getOverbook, postOverbook } from './overbook-page.tsx'
import { getTouched, postKeep, postPhone } from './touched-page.tsx'

/** An office's times: opening and closing, who is touched by it, and letting somebody in beyond the places. */
export const capacityRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: capacityPaths.month, needs: 'capacity', answer: getMonth },
  { method: 'POST', path: capacityPaths.preview, needs: 'capacity', answer: postPreview },
  { method: 'POST', path: capacityPaths.change, needs: 'capacity', answer: postChange },
  { method: 'GET', path: capacityPaths.touched, needs: 'capacity', answer: getTouched },
  { method: 'POST', path: capacityPaths.phone, needs: 'capacity', answer: postPhone },
  { method: 'POST', path: capacityPaths.keep, needs: 'capacity', answer: postKeep },
  { method: 'GET', path: capacityPaths.overbook, needs: 'capacity', answer: getOverbook },
  { method: 'POST', path: capacityPaths.enter, needs: 'capacity', answer: postOverbook },
]
