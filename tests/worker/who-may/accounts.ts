import type { WhoMay } from './index.ts'

/** Accounts, one's own and others', and the bureau's identity provider. */
export const accounts: WhoMay = {
  'GET /desk/account/': 'colleagues',
  'GET /desk/account/password/': 'colleagues',
  'POST /desk/account/password/': 'colleagues',
  'GET /desk/account/factor/': 'colleagues',
  'POST /desk/account/factor/': 'colleagues',
  'GET /desk/account/factor/new/': 'colleagues',
  'POST /desk/account/factor/new/': 'colleagues',
  'GET /desk/account/codes/': 'colleagues',
  'POST /desk/account/codes/': 'colleagues',
  'GET /desk/account/fresh/': 'colleagues',
  'POST /desk/account/fresh/': 'colleagues',
  'GET /desk/staff/person/': ['admin'],
  'POST /desk/staff/person/role/': ['admin'],
  'POST /desk/staff/person/reset/': ['admin'],
  'POST /desk/staff/person/subject/': ['admin'],
  'POST /desk/staff/person/subject/end/': ['admin'],
  'GET /desk/renew/': 'everybody',
  'POST /desk/renew/': 'everybody',
  'GET /desk/oidc/start/': 'everybody',
  'GET /desk/oidc/callback/': 'everybody',
}
