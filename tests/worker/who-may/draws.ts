import type { WhoMay } from './index.ts'

/** Draws of rush days. */
export const draws: WhoMay = {
  'GET /desk/draws/': ['registry-head'],
  'GET /desk/draws/declare/': ['registry-head'],
  'POST /desk/draws/declare/': ['registry-head'],
  'GET /desk/draws/one/': ['registry-head'],
  'POST /desk/draws/hold/': ['registry-head'],
  'POST /desk/draws/call-off/': ['registry-head'],
}
