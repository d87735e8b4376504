import { z } from 'zod'
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

/** content/windows.yaml: where one applies, a row a township; null until the bureau supplies it. */
export const windowsSchema = z
  .array(
    z.strictObject({
      township: townshipCodeSchema,
      address: addressSchema.nullable(),
      phone: phoneSchema.nullable(),
      hours: hoursSchema.nullable(),
      provenance: provenanceSchema,
    }),
  )
  .max(60)
export type Windows = z.infer<typeof windowsSchema>
