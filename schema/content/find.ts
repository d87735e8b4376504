import * as z from 'zod'
import { nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { idSchema } from './rule.ts'

const waySchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  summary: sentenceSchema,
  provenance: provenanceSchema,
})

const momentSchema = z.strictObject({
  ...waySchema.shape,
  /** Of content/life-events: shown before the services. */
  checklists: z.array(idSchema).max(3),
})
export type Moment = z.infer<typeof momentSchema>
/** content/moments.yaml: the events of a life. */
export const momentsSchema = z.array(momentSchema).min(1).max(12)

export type Audience = z.infer<typeof waySchema>
/** content/audiences.yaml: who comes. */
export const audiencesSchema = z.array(waySchema).min(1).max(16)

const wordSchema = z.string().trim().min(1).max(20)

/** content/synonyms.yaml: what people say, for what the pages say; and what a question carries besides its matter. */
export const synonymsSchema = z.strictObject({
  synonyms: z
    .array(
      z.strictObject({
        say: z.array(wordSchema).min(1).max(30),
        means: z.array(wordSchema).min(1).max(4),
      }),
    )
    .max(300),
  fillers: z.array(wordSchema).max(200),
})
export type Synonyms = z.infer<typeof synonymsSchema>

/** content/well-known.yaml: pages that stand beside services, reports and lists, and by what words they are found. */
const wellKnownPageSchema = z.strictObject({
  /** Below the root of a mode; the page is there in both. */
  path: z.string().regex(/^([a-z][\w-]*\/)+$/),
  title: nameSchema,
  summary: sentenceSchema,
  keywords: z.array(wordSchema).min(1).max(30),
  provenance: provenanceSchema,
})
export const wellKnownSchema = z.array(wellKnownPageSchema).min(1).max(60)
export type WellKnown = z.infer<typeof wellKnownPageSchema>
