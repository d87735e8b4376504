/** One's own account, a colleague's, and the way by the bureau's identity provider. Staff are named by id, links by their token. */
export const accountPaths = {
  account: '/desk/account/',
  password: '/desk/account/password/',
  factor: '/desk/account/factor/',
  newFactor: '/desk/account/factor/new/',
  codes: '/desk/account/codes/',
  fresh: '/desk/account/fresh/',
  person: '/desk/staff/person/',
  changeRole: '/desk/staff/person/role/',
  reset: '/desk/staff/person/reset/',
  link: '/desk/staff/person/subject/',
  unlink: '/desk/staff/person/subject/end/',
  renew: '/desk/renew/',
  oidcStart: '/desk/oidc/start/',
  oidcCallback: '/desk/oidc/callback/',
} as const
