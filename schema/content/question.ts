import { z } from 'zod'
import { citeSchema } from './cite.ts'
import { ruleSchema } from './rule.ts'

const lineSchema = z.string().min(1).max(160)

export const questionSchema = z.strictObject({
  /** Path of the fact it settles: `area`, `self.hukou`. */
  fact: z.string().regex(/^(self\.)?[a-zA-Z]+$/),
  ask: lineSchema,
  /** Shorter words for 长辈版. */
  elder: lineSchema,
  hint: z.string().min(1).max(300).optional(),
  more: z
    .strictObject({ title: lineSchema, lines: z.array(lineSchema).min(1).max(8), cite: z.array(citeSchema).max(5) })
    .optional(),
  /** What the answer is called in the list of what was filled in. */
  label: z.string().min(1).max(20),
  input: z.enum(['one', 'many', 'number', 'yuan', 'date', 'yes-no']),
  unit: z.string().max(10).optional(),
  options: z.array(z.strictObject({ value: z.string().max(60), label: lineSchema, hint: lineSchema.optional() })).optional(),
  /** For `many`: how "none of these" is worded. */
  none: lineSchema.optional(),
  yes: lineSchema.optional(),
  no: lineSchema.optional(),
  /** Asked only once these were, so that a detail never comes before what it is a detail of. */
  after: z.array(z.string()).max(5).optional(),
  /** Stands in for another fact where the rule holds (a yearly income for country households). */
  insteadOf: z.strictObject({ fact: z.string(), when: ruleSchema }).optional(),
})
export type Question = z.infer<typeof questionSchema>

/** content/questions.yaml, in the order in which they are asked when nothing else decides. */
export const questionsSchema = z.array(questionSchema).min(1).max(120)

z.globalRegistry.add(questionSchema, { id: 'Question' })
