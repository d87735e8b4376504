import * as z from 'zod'
import { serviceIdSchema } from './catalogue.ts'
import { nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** What a page that stands beside the service pages says of itself: a checklist, the fraud test. */
export const besideShape = {
  /** Rows of the catalogue that it acts for: their pages lead to it. */
  ids: z.array(serviceIdSchema).min(1).max(4),
  title: z.string().trim().min(2).max(24),
  formalName: nameSchema,
  summary: sentenceSchema,
  /** Where people look for it. */
  situation: idSchema,
  /** What people type when they look for it. */
  keywords: z.array(z.string().trim().min(1).max(20)).min(1).max(30),
  provenance: provenanceSchema,
  reviewed: daySchema,
}
