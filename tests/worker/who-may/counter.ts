import type { WhoMay } from './index.ts'

const registry = ['registrar', 'registry-head']

/** Today at the counter: nobody but who receives people at a registry. */
export const counter: WhoMay = {
  'GET /desk/counter/': registry,
  'POST /desk/counter/': registry,
  'POST /desk/counter/mark/': registry,
  'POST /desk/counter/undo/': registry,
  'POST /desk/counter/search/': registry,
  'GET /desk/counter/booking/': registry,
  'POST /desk/counter/unmask/': registry,
  'POST /desk/counter/walk-in/': registry,
  'GET /desk/counter/slip/': registry,
  'GET /desk/counter/sheet/': registry,
  'POST /desk/counter/delay/': registry,
}
