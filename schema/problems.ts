/**
 * Every refusal the portal knows, by its stable code and HTTP status.
 * The words (title, detail) live in content/copy/zh-Hans/problems.yaml under the same code.
 */
export const problemStatus = {
  invalid_input: 422,
  no_rule_for_date: 422,
  malformed_request: 400,
  not_json: 400,
  body_too_large: 413,
  not_found: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  proof_required: 403,
  proof_invalid: 403,
  proof_used: 409,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatus

/** A fault in one field. `path` is dotted (`facts.members.0.birthDate`); `code` names a sentence in the copy. */
export type FieldFault = { path: string; code: FieldFaultCode; params?: Record<string, string | number> }

export const fieldFaultCodes = [
  'required',
  'unknown_field',
  'wrong_type',
  'not_an_option',
  'not_whole_number',
  'too_small',
  'too_large',
  'too_long',
  'not_a_date',
  'date_in_future',
  'date_too_early',
  'date_before_other',
  'needs_exactly_one_self',
  'only_one_of',
  'too_many',
] as const

export type FieldFaultCode = (typeof fieldFaultCodes)[number]

/** `retryAfterSeconds` becomes the header `Retry-After`. */
export type Problem = { code: ProblemCode; fields?: FieldFault[]; retryAfterSeconds?: number }

export const problem = (code: ProblemCode, fields?: FieldFault[]): Problem =>
  fields === undefined ? { code } : { code, fields }
