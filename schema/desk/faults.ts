/** Every refusal of the desk, with its HTTP status. The words are in content/copy/zh-Hans/desk.yaml under `desk.fault`. */
export const deskFaultStatus = {
  signed_out: 401,
  wrong_password: 401,
  wrong_code: 401,
  too_many_tries: 429,
  forbidden: 403,
  not_yours: 403,
  why_missing: 422,
  other_site: 403,
  not_secure: 403,
  form_over: 409,
  form_broken: 400,
  invite_over: 410,
  role_unknown: 422,
  name_missing: 422,
  scope_unknown: 422,
  scope_missing: 422,
  login_form: 422,
  login_taken: 409,
  password_short: 422,
  password_long: 422,
  password_known: 422,
  password_differs: 422,
  staff_unknown: 404,
  last_admin: 409,
  unavailable: 503,
  stay_day: 422,
  stay_choice: 422,
  stay_cannot: 409,
} as const satisfies Record<string, number>

export type DeskFaultCode = keyof typeof deskFaultStatus
export type DeskFault = { code: DeskFaultCode; retryAfterSeconds?: number }

export const deskFault = (code: DeskFaultCode): DeskFault => ({ code })
