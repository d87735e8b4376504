import * as z from 'zod'
import { citeSchema } from '../content/cite.ts'
import { daySchema, idSchema } from '../content/rule.ts'
import { verdicts } from '../eligibility/rule.ts'
import { MOST_FIELDS, type FieldFault } from '../problems.ts'
import { factsSchema } from './facts.ts'

/** `POST /api/eligibility`. Facts are read by schema/eligibility/parse-facts.ts, against the vocabulary. */
export const eligibilityRequestSchema = z.strictObject({
  on: daySchema.optional(),
  programmes: z.array(z.string().max(60)).min(1).max(60).optional(),
  facts: z.record(z.string().max(60), z.unknown()),
})
export type EligibilityRequest = z.infer<typeof eligibilityRequestSchema>

/** The same request as the document shows it: with the vocabulary written out. */
export const eligibilityBodySchema = eligibilityRequestSchema
  .extend({ facts: factsSchema })
  .meta({ id: 'EligibilityRequest' })

const amountSchema = z
  .strictObject({
    fen: z.int().min(0),
    per: z.enum(['month', 'once']),
    basis: z.int().min(2000).max(2100),
    estimate: z.literal(true),
  })
  .meta({ id: 'Amount' })

const reasonSchema = z
  .strictObject({
    condition: idSchema,
    text: z.string(),
    cite: citeSchema.nullable(),
    cites: z.array(citeSchema),
  })
  .meta({ id: 'Reason' })

export const selfCareGrades = ['full', 'partial', 'none'] as const

const datesSchema = z
  .strictObject({
    earliestDate: daySchema,
    coolingOffLastDay: daySchema,
    collectFrom: daySchema,
    collectUntil: daySchema,
  })
  .partial()
  .meta({ id: 'Dates' })

const resultSchema = z
  .strictObject({
    programme: idSchema,
    verdict: z.enum(verdicts),
    amount: amountSchema.optional(),
    because: z.array(reasonSchema),
    missing: z.array(z.string()),
    chooseWith: z.array(idSchema).optional(),
    dates: datesSchema.optional(),
    selfCare: z.enum(selfCareGrades).optional(),
  })
  .meta({ id: 'EligibilityResult' })
export type EligibilityResult = z.infer<typeof resultSchema>

export const eligibilityAnswerSchema = z
  .strictObject({
    on: daySchema,
    results: z.array(resultSchema),
    next: z.strictObject({ fact: z.string() }).meta({ id: 'NextQuestion' }).optional(),
  })
  .meta({ id: 'EligibilityAnswer' })
export type EligibilityAnswer = z.infer<typeof eligibilityAnswerSchema>

type Limit = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall

const limitFault = (issue: Limit): Omit<FieldFault, 'path'> => {
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' && Number(issue.minimum) > 1) return { code: 'not_written_so' }
    return issue.origin === 'string' || issue.origin === 'array'
      ? { code: 'required' }
      : { code: 'too_small', params: { min: String(issue.minimum) } }
  }
  const params = { max: String(issue.maximum) }
  if (issue.origin === 'string') return { code: 'too_long', params }
  return { code: issue.origin === 'array' ? 'too_many' : 'too_large', params }
}

const faultOf = (issue: z.core.$ZodIssue, said: unknown): Omit<FieldFault, 'path'> => {
  if (issue.code === 'too_big' || issue.code === 'too_small') return limitFault(issue)
  if (issue.code === 'custom')
    return { code: issue.params?.fault === 'not_an_instant' ? 'not_an_instant' : 'not_a_date' }
  if (issue.code === 'invalid_format') return { code: 'not_written_so' }
  return { code: said === undefined ? 'required' : 'wrong_type' }
}

const saidAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )

const pathOf = (parts: readonly PropertyKey[]): string => parts.map(String).join('.').slice(0, 120)

/** zod's issues with `input` in the portal's own words. How many an answer tells is for functions/problem-response.ts; here work is bounded. */
export const fieldFaultsOf = (error: z.ZodError, input: unknown): FieldFault[] =>
  error.issues
    .slice(0, MOST_FIELDS)
    .flatMap((issue): FieldFault[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .slice(0, MOST_FIELDS)
            .map((key) => ({ path: pathOf([...issue.path, key.slice(0, 60)]), code: 'unknown_field' }))
        : [{ path: pathOf(issue.path), ...faultOf(issue, saidAt(input, issue.path)) }],
    )
