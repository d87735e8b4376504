import { z } from 'zod'
import { isDay } from '../dates.ts'
import type { FieldFault } from '../problems.ts'

/** `POST /api/eligibility`. Facts are read by schema/eligibility/parse-facts.ts, against the vocabulary. */
export const eligibilityRequestSchema = z.strictObject({
  on: z.string().refine(isDay, 'not_a_date').optional(),
  programmes: z.array(z.string().max(60)).min(1).max(60).optional(),
  facts: z.record(z.string().max(60), z.unknown()),
})
export type EligibilityRequest = z.infer<typeof eligibilityRequestSchema>

const codes = {
  invalid_type: 'wrong_type',
  unrecognized_keys: 'unknown_field',
  too_big: 'too_many',
  too_small: 'required',
} as const satisfies Record<string, FieldFault['code']>

/** zod's issues in the portal's own words; at most twenty, so that no request makes a long answer. */
export const fieldFaultsOf = (error: z.ZodError): FieldFault[] =>
  error.issues.slice(0, 20).map((issue) => {
    const path = issue.path.map(String).join('.').slice(0, 120)
    if (issue.code === 'unrecognized_keys')
      return { path: issue.keys[0]?.slice(0, 60) ?? path, code: 'unknown_field' }
    if (issue.code === 'custom') return { path, code: 'not_a_date' }
    return { path, code: issue.code in codes ? codes[issue.code as keyof typeof codes] : 'wrong_type' }
  })
