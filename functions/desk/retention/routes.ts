import { retentionPaths } from '../../../views/desk/retention/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { postCopy, postCopyFile } from './copy.tsx'
import { postCorrect } from './correct.ts'
import { postErase } from './erase.tsx'
import { getFresh, postFresh } from './fresh.tsx'
import { getHold, postHold, postLift } from './hold.tsx'
import { getOverview } from './overview.tsx'
import { getRequest, postClose } from './request.tsx'

/** Retention, and requests about one's own data. */
export const retentionRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: retentionPaths.overview, needs: 'retention', answer: getOverview },
  { method: 'GET', path: retentionPaths.fresh, needs: 'retention', answer: getFresh },
  { method: 'POST', path: retentionPaths.fresh, needs: 'retention', answer: postFresh },
  { method: 'GET', path: retentionPaths.request, needs: 'retention', answer: getRequest },
  { method: 'POST', path: retentionPaths.copy, needs: 'retention', answer: postCopy },
  { method: 'POST', path: retentionPaths.copyFile, needs: 'retention', answer: postCopyFile },
  { method: 'POST', path: retentionPaths.correct, needs: 'retention', answer: postCorrect },
  { method: 'POST', path: retentionPaths.erase, needs: 'retention', answer: postErase },
  { method: 'POST', path: retentionPaths.close, needs: 'retention', answer: postClose },
  { method: 'GET', path: retentionPaths.hold, needs: 'retention', answer: getHold },
  { method: 'POST', path: retentionPaths.hold, needs: 'retention', answer: postHold },
  { method: 'POST', path: retentionPaths.lift, needs: 'retention', answer: postLift },
]
