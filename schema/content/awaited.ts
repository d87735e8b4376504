import * as z from 'zod'
import { citesSchema, nameSchema, paragraphSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const awaitedSchema = z.strictObject({
  id: idSchema,
  what: nameSchema,
  why: paragraphSchema,
  /** Where it is written once it is there. */
  file: z.string().trim().min(4).max(80),
  cite: citesSchema,
  /** The day on which the bureau supplied it. */
  supplied: daySchema.nullable(),
})
export type Awaited = z.infer<typeof awaitedSchema>

/** content/awaited.yaml: rules, amounts and lists that no source has and only the bureau can supply. */
export const awaitedListSchema = z.array(awaitedSchema).max(100)
