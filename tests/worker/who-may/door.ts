import type { WhoMay } from './index.ts'

/** The door, the colleagues and the audit. */
export const door: WhoMay = {
  'GET /desk/sign-in/': 'everybody',
  'POST /desk/sign-in/': 'everybody',
  'GET /desk/code/': 'everybody',
  'POST /desk/code/': 'everybody',
  'GET /desk/invite/': 'everybody',
  'POST /desk/invite/': 'everybody',
  'GET /desk/enrol/': 'everybody',
  'POST /desk/enrol/': 'everybody',
  'GET /desk/': 'colleagues',
  'POST /desk/sign-out/': 'colleagues',
  'GET /desk/sessions/': 'colleagues',
  'POST /desk/sessions/end/': 'colleagues',
  'POST /desk/sessions/end-others/': 'colleagues',
  'GET /desk/staff/': ['admin'],
  'POST /desk/staff/': ['admin'],
  'POST /desk/staff/end/': ['admin'],
  'GET /desk/audit/': ['admin', 'auditor'],
  'GET /desk/audit/export/': ['admin', 'auditor'],
}
