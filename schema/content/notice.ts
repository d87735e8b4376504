import * as z from 'zod'
import { plainBlockSchema } from './block.ts'
import { serviceIdSchema } from './catalogue.ts'
import { citesSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** content/published/notices/<id>.yaml: one announcement. It is of its day, and is not changed afterwards: a new one corrects it. */
export const noticeSchema = z.strictObject({
  id: idSchema,
  title: z.string().trim().min(4).max(40),
  day: daySchema,
  /** Who answers for it, by content/units.yaml; null for what the portal says of itself. */
  unit: idSchema.nullable(),
  /** Rows of the catalogue that it is about: their pages can show it. */
  services: z.array(serviceIdSchema).max(30),
  summary: sentenceSchema,
  blocks: z.array(plainBlockSchema).min(1).max(20),
  cite: citesSchema,
  provenance: provenanceSchema,
})
export type Notice = z.infer<typeof noticeSchema>
