import { numbersPaths } from '../../../views/desk/numbers/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { getCsv, getNumbers, getXlsx } from './page.tsx'

export const numbersRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: numbersPaths.page, needs: 'numbers', answer: getNumbers },
  { method: 'GET', path: numbersPaths.csv, needs: 'numbers', answer: getCsv },
  { method: 'GET', path: numbersPaths.xlsx, needs: 'numbers', answer: getXlsx },
]
