import { rescuePaths } from '../../../views/desk/rescue/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { getRegister, postRegister } from './register.tsx'
import { getStay, postName, postStay } from './stay.tsx'

export const rescueRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: rescuePaths.register, needs: 'cases.read', answer: getRegister },
  { method: 'POST', path: rescuePaths.register, needs: 'cases.act', answer: postRegister },
  { method: 'GET', path: rescuePaths.stay, needs: 'cases.read', answer: getStay },
  { method: 'POST', path: rescuePaths.stay, needs: 'cases.act', answer: postStay },
  { method: 'POST', path: rescuePaths.name, needs: 'cases.read', answer: postName },
]
