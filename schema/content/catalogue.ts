import * as z from 'zod'
import { nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { idSchema } from './rule.ts'
import { capabilities } from './service-link.ts'

/** Rows of the catalogue: SV01 to SV89. */
export const SERVICE_COUNT = 89
export const serviceIdSchema = z.string().regex(/^SV\d{2}$/)

const situationSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  summary: sentenceSchema,
  provenance: provenanceSchema,
})
export type Situation = z.infer<typeof situationSchema>

/** content/situations.yaml: the ways in from life, as the home page lists them. */
export const situationsSchema = z.array(situationSchema).min(1).max(12)

const rowSchema = z.strictObject({
  id: serviceIdSchema,
  name: nameSchema,
  /** Anchors of the 2024 work plan. */
  section: z
    .array(z.string().regex(/^S\d+(\.\d+)?$/))
    .min(1)
    .max(4),
  situation: idSchema,
  /** A unit of content/units.yaml: the department it belongs to. */
  unit: idSchema,
  /** Of content/audiences.yaml: who has to do with it. */
  audiences: z.array(idSchema).min(1).max(6),
  /** Of content/moments.yaml: the events of a life in which one meets it. */
  moments: z.array(idSchema).max(4),
  capabilities: z.array(z.enum(capabilities)).min(1).max(8),
  provenance: provenanceSchema,
})
export type CatalogueRow = z.infer<typeof rowSchema>

/** content/catalogue.yaml: all that the bureau does for people; each row has one page in content/services. */
export const catalogueSchema = z.array(rowSchema).min(1).max(200)
