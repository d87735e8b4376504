import * as z from 'zod'
import { nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { idSchema } from './rule.ts'

export const planAnchorSchema = z.string().regex(/^S\d+(\.\d+)?$/)

/** One section of the plan, told in the portal's own words. Its name is in content/jurisdiction.yaml. */
const sectionSchema = z.strictObject({
  anchor: planAnchorSchema,
  told: z.array(sentenceSchema).min(1).max(2),
})

const partSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  /** What the part comes to, in one sentence. */
  summary: sentenceSchema,
  sections: z.array(sectionSchema).min(1).max(30),
})

/** content/published/work-plan.yaml: what the bureau planned for a year. Not the plan's text. */
export const workPlanSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  opening: sectionSchema,
  parts: z.array(partSchema).min(1).max(10),
  provenance: provenanceSchema,
})
export type WorkPlan = z.infer<typeof workPlanSchema>
export type WorkPlanPart = z.infer<typeof partSchema>
export type WorkPlanSection = z.infer<typeof sectionSchema>
