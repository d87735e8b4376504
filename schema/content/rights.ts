import * as z from 'zod'
import { citesSchema, nameSchema, provenanceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** content/desk/rights.yaml: how requests about one's own data are answered. */
export const rightsSchema = z.strictObject({
  /** A reply comes within so many working days after the day it came in; the law says only "in good time". */
  replyWorkdays: z.int().min(1).max(60),
  /** Days after its end until the register forgets a request. */
  keepDays: z.int().min(30).max(3650),
  /** The longest that erasure may be put off at a time. */
  holdMostDays: z.int().min(1).max(3650),
  /** How somebody showed who they are: chosen, never written, so that the register keeps no name. */
  proofs: z
    .array(z.strictObject({ id: idSchema, label: nameSchema }))
    .min(1)
    .max(12)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each once'),
  cite: citesSchema.min(1),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type RightsRules = z.infer<typeof rightsSchema>
