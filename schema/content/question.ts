import * as z from 'zod'
import { citeSchema } from './cite.ts'
import { ruleSchema } from './rule.ts'

const lineSchema = z.string().min(1).max(160)
const scalarSchema = z.union([z.string().max(60), z.number(), z.boolean()])
const meaningSchema = z.record(
  z.string(),
  z.union([scalarSchema, z.array(z.record(z.string(), scalarSchema)).max(5)]),
)

export const questionSchema = z.strictObject({
  /** Path of the fact it settles, and its name in every form: `area`, `self.hukou`, `self.father.months`, `obligors`. */
  fact: z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z]+){0,2}$/),
  ask: lineSchema,
  /** Shorter words for 长辈版. */
  elder: lineSchema,
  hint: z.string().min(1).max(300).optional(),
  more: z
    .strictObject({
      title: lineSchema,
      lines: z.array(lineSchema).min(1).max(8),
      cite: z.array(citeSchema).max(5),
    })
    .optional(),
  /** What the answer is called in the list of what was filled in. */
  label: z.string().min(1).max(20),
  input: z.enum(['one', 'many', 'number', 'yuan', 'date', 'yes-no']),
  unit: z.string().max(10).optional(),
  options: z
    .array(
      z.strictObject({
        value: z.string().max(60),
        label: lineSchema,
        hint: lineSchema.optional(),
        /** One question for several facts (both of a couple agree): what this choice says of each. */
        means: meaningSchema.optional(),
        /** For `many`: what it says where this was not chosen. */
        else: meaningSchema.optional(),
      }),
    )
    .optional(),
  /** For `many`: how "none of these" is worded. */
  none: lineSchema.optional(),
  yes: lineSchema.optional(),
  no: lineSchema.optional(),
  /** Asked only once these were, so that a detail never comes before what it is a detail of. */
  after: z.array(z.string()).max(5).optional(),
  /** Asked only where the rule holds: nobody who has no card is asked what it says. */
  onlyWhen: ruleSchema.optional(),
  /** Stands in for another fact where the rule holds (a yearly income for country households). */
  insteadOf: z.strictObject({ fact: z.string(), when: ruleSchema }).optional(),
})
export type Question = z.infer<typeof questionSchema>

/** content/questions.yaml, in the order in which they are asked when nothing else decides. */
export const questionsSchema = z.array(questionSchema).min(1).max(120)

z.globalRegistry.add(questionSchema, { id: 'Question' })
