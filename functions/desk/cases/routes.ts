import { casePaths } from '../../../views/desk/cases/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { postAct, postMerge } from './act.tsx'
import { getCase } from './case.tsx'
import { withCase } from './found.ts'
import { getPrint, postOpen, postUnmask } from './opening.tsx'
import { getPhoto } from './photo.ts'
import { getQueue } from './queue.tsx'

const read = (answer: Parameters<typeof withCase>[1]) => withCase('cases.read', answer)

/** Cases: the queue, a case, and all that is done to it. */
export const casesRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: casePaths.queue, needs: 'cases.read', answer: getQueue },
  { method: 'GET', path: casePaths.one, needs: 'cases.read', answer: read(getCase) },
  { method: 'GET', path: casePaths.print, needs: 'cases.read', answer: read(getPrint) },
  { method: 'GET', path: casePaths.photo, needs: 'cases.read', answer: read(getPhoto) },
  { method: 'POST', path: casePaths.open, needs: 'cases.read', answer: read(postOpen) },
  { method: 'POST', path: casePaths.unmask, needs: 'cases.read', answer: read(postUnmask) },
  { method: 'POST', path: casePaths.act, needs: 'cases.act', answer: postAct },
  { method: 'POST', path: casePaths.merge, needs: 'cases.act', answer: withCase('cases.act', postMerge) },
]
