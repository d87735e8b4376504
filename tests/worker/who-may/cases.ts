import type { WhoMay } from './index.ts'

const caseworkers = ['rescue-duty', 'township-clerk', 'section', 'child-protection', 'township-child']

/** Cases: the queue, a case, and all that is done to it. */
export const cases: WhoMay = {
  'GET /desk/cases/': caseworkers,
  'GET /desk/cases/:number/': caseworkers,
  'GET /desk/cases/:number/print/': caseworkers,
  'GET /desk/cases/:number/photos/:photo/': caseworkers,
  'POST /desk/cases/:number/open/': caseworkers,
  'POST /desk/cases/:number/unmask/': caseworkers,
  'POST /desk/cases/:number/act/': caseworkers,
  'POST /desk/cases/:number/merge/': caseworkers,
}
