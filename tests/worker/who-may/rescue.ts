import type { WhoMay } from './index.ts'

/** Those whose unit keeps the register; of whoever has no unit it is nobody's. */
const withUnits = ['rescue-duty', 'section', 'child-protection']

export const rescue: WhoMay = {
  'GET /desk/rescue/': withUnits,
  'POST /desk/rescue/': withUnits,
  'GET /desk/rescue/stay/': withUnits,
  'POST /desk/rescue/stay/': withUnits,
  'POST /desk/rescue/name/': withUnits,
}
