/** The addresses of the desk. None carries who somebody is; the token of an invite stands in the query, which no log keeps. */
export const deskPaths = {
  start: '/desk/',
  signIn: '/desk/sign-in/',
  code: '/desk/code/',
  invite: '/desk/invite/',
  enrol: '/desk/enrol/',
  sessions: '/desk/sessions/',
  endSession: '/desk/sessions/end/',
  endOthers: '/desk/sessions/end-others/',
  signOut: '/desk/sign-out/',
  staff: '/desk/staff/',
  endAccess: '/desk/staff/end/',
  audit: '/desk/audit/',
  auditExport: '/desk/audit/export/',
  /** For the command on the machine itself. */
  operatorInvite: '/desk/operator/invite',
} as const
