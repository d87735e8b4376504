import * as z from 'zod'
import { plainBlockSchema } from './block.ts'
import { citesSchema, nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** content/pages/<id>.yaml: a page of plain sections that is no service: privacy, accessibility, what is not open yet. */
export const pageSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  lead: sentenceSchema,
  provenance: provenanceSchema,
  reviewed: daySchema,
  sections: z
    .array(
      z.strictObject({
        title: nameSchema,
        blocks: z.array(plainBlockSchema).min(1).max(12),
        cite: citesSchema.min(1).optional(),
      }),
    )
    .min(1)
    .max(12),
})
export type PageRecord = z.infer<typeof pageSchema>
