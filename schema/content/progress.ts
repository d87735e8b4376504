import * as z from 'zod'
import { serviceIdSchema } from './catalogue.ts'
import { citesSchema, nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const MOST = 1_000_000

/** What is to be reached: so many of something (`atMost` where the plan gives a span), or something that has no number. */
const targetSchema = z.union([
  z.strictObject({
    count: z.int().min(1).max(MOST),
    atMost: z.int().min(2).max(MOST).optional(),
    unit: z.string().trim().min(1).max(4),
  }),
  z.strictObject({ milestone: sentenceSchema }),
])

/** How far it was on a day, as the bureau said it: a number where the target is one, words where it is not. */
const stateSchema = z.strictObject({
  day: daySchema,
  done: z.union([z.int().min(0).max(MOST), sentenceSchema]),
  /** Where the bureau said it. */
  source: sentenceSchema,
  provenance: provenanceSchema,
})

const itemSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  year: z.int().min(2000).max(2100),
  /** 民生实事, which the plan promises by number, or another aim of the same plan. */
  group: z.enum(['livelihood', 'other']),
  /** Who answers for it, by content/units.yaml. */
  unit: idSchema,
  services: z.array(serviceIdSchema).min(1).max(6),
  target: targetSchema,
  /** Oldest first; none while the bureau has said nothing. */
  states: z.array(stateSchema).max(60),
  cite: citesSchema.min(1),
  provenance: provenanceSchema,
})
export type ProgressItem = z.infer<typeof itemSchema>

/** content/published/progress.yaml: what was promised, and how far it is. */
export const progressSchema = z.array(itemSchema).min(1).max(200)
