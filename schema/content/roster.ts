import * as z from 'zod'

const wordSchema = z.string().min(1).max(30)
const wordsSchema = z.array(wordSchema).min(1).max(20)

const columnSchema = z.strictObject({
  /** The first is the heading in the template; the others are read as well. */
  names: z.array(z.string().min(1).max(20)).min(1).max(12),
  hint: z.string().min(2).max(100),
  /** A column that says who somebody is. Every other one names the fact that it holds. */
  is: z.enum(['household', 'relation', 'name', 'note', 'person']).optional(),
  /** `area`, `self.hukou` (of the person on the row), `self.father.months`, `obligor.status`, or `obligors`. */
  fact: z
    .string()
    .regex(/^[a-zA-Z]+(\.[a-zA-Z]+){0,2}$/)
    .optional(),
  /** Words for each value; the first goes into the template. */
  words: z.record(z.string().max(40), wordsSchema).optional(),
  /** What may stand after a number. */
  units: z.array(z.string().min(1).max(6)).max(6).optional(),
})

/** content/roster.yaml: what the columns of a roster are called, and what may stand in them. */
export const rosterSchema = z.strictObject({
  yes: wordsSchema,
  no: wordsSchema,
  unknown: wordsSchema,
  none: wordsSchema,
  /** Programmes that are not screened for; every other one of the rule book is. */
  leaveOut: z.array(z.string().max(60)).max(40),
  columns: z.array(columnSchema).min(3).max(100),
  sample: z
    .array(z.record(z.string().max(20), z.string().max(60)))
    .min(1)
    .max(10),
})
export type RosterContent = z.infer<typeof rosterSchema>
