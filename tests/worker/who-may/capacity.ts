import type { WhoMay } from './index.ts'

/** Opening and closing, who is touched by it, and letting somebody in beyond the places. */
export const capacity: WhoMay = {
  'GET /desk/capacity/': ['registry-head'],
  'POST /desk/capacity/preview/': ['registry-head'],
  'POST /desk/capacity/change/': ['registry-head'],
  'GET /desk/capacity/touched/': ['registry-head'],
  'POST /desk/capacity/touched/phone/': ['registry-head'],
  'POST /desk/capacity/touched/keep/': ['registry-head'],
  'GET /desk/capacity/overbook/': ['registry-head'],
  'POST /desk/capacity/overbook/enter/': ['registry-head'],
}
