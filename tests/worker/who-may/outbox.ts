import type { WhoMay } from './index.ts'

/** What was sent: to people who booked, and about cases. */
export const outbox: WhoMay = {
  'GET /desk/outbox/': ['registry-head', 'section'],
  'GET /desk/outbox/message/': ['registry-head', 'section'],
  'POST /desk/outbox/open/': ['registry-head', 'section'],
  'POST /desk/outbox/again/': ['registry-head', 'section'],
}
