import * as z from 'zod'
import { nameSchema, paragraphSchema, provenanceSchema } from './parts.ts'
import { daySchema } from './rule.ts'

const lawSchema = z.strictObject({
  /** The short name by which everything cites it, and its anchor on the sources page. */
  id: z.string().trim().min(2).max(60),
  title: z.string().trim().min(2).max(100),
  docNumber: nameSchema.optional(),
  kind: z.enum(['law', 'regulation', 'rule', 'document']),
  /** In force from this day. Where only the year is known, its last day, so that nothing is cited too early. */
  from: daySchema,
  fromKnown: z.enum(['day', 'year']).default('day'),
  /** The last day on which it is cited. */
  until: daySchema.optional(),
  /** `second-hand`: known only from what others say of it, so no article or section of it can be cited. */
  level: z.enum(['full-text', 'second-hand']),
  /** Articles 1 to this number exist. */
  articles: z.int().min(1).max(2000).optional(),
  sections: z.array(z.string().trim().min(1).max(20)).min(1).max(120).optional(),
  checked: daySchema,
  note: paragraphSchema.optional(),
  provenance: provenanceSchema,
})
export type Law = z.infer<typeof lawSchema>

/** content/laws.yaml: everything that may be cited. */
export const lawsSchema = z.array(lawSchema).min(1).max(200)
