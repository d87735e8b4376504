import * as z from 'zod'
import { citesSchema } from './parts.ts'
import { idSchema } from './rule.ts'

/** Pages that are no service page, by the first part of their address. */
export const elderHomePages = [
  'check',
  'report',
  'places',
  'institutions',
  'care-sites',
  'fraud',
  'booking',
  'forms',
  'services',
] as const

/** Large letters on a narrow phone: no name is longer. */
const name = z.string().trim().min(2).max(6)

const placeSchema = z.union([
  z.strictObject({ name, service: idSchema, cite: citesSchema }),
  z.strictObject({ name, situation: idSchema, cite: citesSchema }),
  z.strictObject({ name, page: z.enum(elderHomePages), cite: citesSchema }),
])
export type ElderHomePlace = z.infer<typeof placeSchema>

/** content/elder-home.yaml: what 长辈版 begins with. */
export const elderHomeSchema = z.strictObject({
  /** The eight things that older people come for, the most frequent first. */
  things: z.array(placeSchema).length(8),
  /** What stands below them: the ways to all else. */
  more: z.array(placeSchema).min(1).max(4),
})
export type ElderHome = z.infer<typeof elderHomeSchema>
