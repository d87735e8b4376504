import type { WhoMay } from './index.ts'

/** Retention, and requests about one's own data. */
export const retention: WhoMay = {
  'GET /desk/retention/': ['data-keeper'],
  'GET /desk/retention/new/': ['data-keeper'],
  'POST /desk/retention/new/': ['data-keeper'],
  'GET /desk/retention/request/': ['data-keeper'],
  'POST /desk/retention/copy/': ['data-keeper'],
  'POST /desk/retention/copy/file/': ['data-keeper'],
  'POST /desk/retention/correct/': ['data-keeper'],
  'POST /desk/retention/erase/': ['data-keeper'],
  'POST /desk/retention/close/': ['data-keeper'],
  'GET /desk/retention/hold/': ['data-keeper'],
  'POST /desk/retention/hold/': ['data-keeper'],
  'POST /desk/retention/lift/': ['data-keeper'],
}
