import type { WhoMay } from './index.ts'

const withCases = ['rescue-duty', 'township-clerk', 'section', 'child-protection', 'township-child']

export const live: WhoMay = {
  'GET /desk/live/': withCases,
  'GET /desk/live/events': withCases,
}
