import * as z from 'zod'
import { citeSchema } from './cite.ts'
import { dayRuleSchema, daySchema, idSchema, quantitySchema, ruleSchema } from './rule.ts'

const base = {
  id: idSchema,
  /** What it means, for whoever reads or changes a rule. */
  text: z.string().min(2).max(300),
  cite: z.array(citeSchema).max(8),
  from: daySchema.optional(),
}

/** content/terms.yaml: conditions and quantities that several programmes share, dated where the law changed. */
export const termsSchema = z
  .array(
    z.union([
      z.strictObject({ ...base, rule: ruleSchema }),
      z.strictObject({ ...base, quantity: quantitySchema }),
      z.strictObject({ ...base, day: dayRuleSchema }),
    ]),
  )
  .max(100)
