import * as z from 'zod'
import {
  addressSchema,
  countyCodeSchema,
  hoursSchema,
  nameSchema,
  phoneSchema,
  provenanceSchema,
  sentenceSchema,
  townshipCodeSchema,
  villageCodeSchema,
} from './parts.ts'
import { daySchema } from './rule.ts'

const villageSchema = z.strictObject({
  code: villageCodeSchema,
  name: nameSchema,
  kind: z.enum(['village', 'community']),
})
export type Village = z.infer<typeof villageSchema>

const townshipSchema = z.strictObject({
  code: townshipCodeSchema,
  name: nameSchema,
  kind: z.enum(['town', 'township', 'ethnic-township']),
  villages: z.array(villageSchema).min(1).max(100),
})
export type Township = z.infer<typeof townshipSchema>

/** content/places/<name>.yaml, written by scripts/content/places.ts. */
export const placesSchema = z.strictObject({
  county: countyCodeSchema,
  asOf: daySchema,
  source: sentenceSchema,
  townships: z.array(townshipSchema).min(1).max(60),
  provenance: provenanceSchema,
})
export type Places = z.infer<typeof placesSchema>

/** Where to find something in a township; null until the bureau supplies it. */
const contactSchema = z.strictObject({
  township: townshipCodeSchema,
  address: addressSchema.nullable(),
  phone: phoneSchema.nullable(),
  hours: hoursSchema.nullable(),
  provenance: provenanceSchema,
})

/**
 * A row a township: content/windows.yaml (受理窗口, where one applies), content/social-work-stations.yaml (社工站),
 * content/rescue-points.yaml (救助点).
 */
export const windowsSchema = z.array(contactSchema).max(60)
export type Windows = z.infer<typeof windowsSchema>

/** The three kinds of places that each township is asked for. */
export const contactKinds = ['windows', 'socialWorkStations', 'rescuePoints'] as const
