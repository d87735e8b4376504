import * as z from 'zod'
import { citesSchema, nameSchema, paragraphSchema, townshipCodeSchema, villageCodeSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** The parts of 1+4+N as the work plan names them: 一体, 四区, N; and what is built beside them. */
export const careSiteParts = ['body', 'areas', 'network', 'welfare'] as const

/** `planned`, `built`; what nobody knows is null. */
const stateSchema = z.enum(['planned', 'built'])
export type CareSiteState = z.infer<typeof stateSchema>

const siteSchema = z.strictObject({
  id: idSchema,
  part: z.enum(careSiteParts),
  name: nameSchema,
  /** The name in lines of the drawing, which has no room to break them itself. */
  drawn: z.array(z.string().trim().min(1).max(6)).min(1).max(3),
  /** Under which site of the same part it is drawn. */
  under: idSchema.nullable(),
  township: townshipCodeSchema.nullable(),
  village: villageCodeSchema.nullable(),
  /** How many: 1 for a site with a name of its own, more where the names are awaited; null where the plan gives no number. */
  count: z.int().min(1).max(500).nullable(),
  /** What it is for, in one sentence. */
  about: paragraphSchema,
  /** What the plan said of it on the day it was published. */
  inPlan: stateSchema,
  /** What the bureau says of it since; null until it does. */
  now: z.strictObject({ state: stateSchema, day: daySchema }).nullable(),
  cite: citesSchema.min(1),
})
export type CareSite = z.infer<typeof siteSchema>

/** content/care-sites.yaml: the places of the 1+4+N network, each with its state. */
export const careSitesSchema = z.array(siteSchema).min(1).max(100)
