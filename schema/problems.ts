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
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  slot_not_offered: 409,
  slot_taken: 409,
  day_closed: 409,
  day_drawn: 409,
  outside_window: 409,
  other_office: 409,
  too_young: 409,
  second_visit_booked: 409,
  hold_not_found: 404,
  hold_expired: 409,
  hold_for_other: 409,
  person_already_booked: 409,
  person_waiting: 409,
  walk_in_only: 409,
  too_many_bookings: 429,
  too_many_moves: 409,
  too_many_tries: 429,
  booking_not_found: 404,
  booking_over: 409,
  token_invalid: 401,
  places_free: 409,
  waiting_not_found: 404,
  offer_over: 409,
  waiting_over: 409,
  draw_not_found: 404,
  draw_not_open: 409,
  draw_full: 409,
  already_entered: 409,
  draw_exists: 409,
  draw_day_taken: 409,
  draw_not_closed: 409,
  draw_too_early: 409,
  draw_committed_late: 409,
  draw_over: 409,
  kind_not_found: 404,
  report_not_found: 404,
  report_over: 409,
  too_many_reports: 429,
  too_many_additions: 409,
  too_many_reopenings: 409,
  case_not_found: 404,
  case_cannot: 409,
  case_moved_on: 409,
  photo_gone: 409,
  photo_format: 415,
  photo_not_readable: 422,
  photo_too_large: 413,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatus

/** A fault in one field. `path` is dotted (`facts.members.0.birthDate`); `code` names a sentence in the copy. */
export type FieldFault = { path: string; code: FieldFaultCode; params?: Record<string, string | number> }

/** What can be wrong with a fact of the self-check. */
export const factFaultCodes = [
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

/** What can be wrong with the people of a booking. */
const partyFaultCodes = [
  'id_number_length',
  'id_number_check',
  'id_number_place',
  'id_number_birth',
  'same_person',
  'too_young',
  'not_a_phone',
  'wrong_people_count',
  'not_a_code',
  'not_last_four',
  'not_in_order',
  'too_few_values',
  'not_in_form',
  'not_an_instant',
  'not_written_so',
  'not_a_receipt',
  'receipt_mistyped',
  'place_next_door',
  'not_a_clock',
  'hours_not_in_order',
  'not_a_moment',
  'not_a_form',
] as const

export const fieldFaultCodes = [...factFaultCodes, ...partyFaultCodes] as const

export type FieldFaultCode = (typeof fieldFaultCodes)[number]

/** No answer tells of more faults at once: whoever mends these is told of the rest. */
export const MOST_FIELDS = 20

/** `nearest`: free times near the one that is taken, in milliseconds since 1970. `retryAfterSeconds` where waiting helps. */
export type Problem = {
  code: ProblemCode
  fields?: FieldFault[]
  nearest?: readonly number[]
  retryAfterSeconds?: number
}

export const problem = (code: ProblemCode, fields?: FieldFault[]): Problem =>
  fields === undefined ? { code } : { code, fields }
