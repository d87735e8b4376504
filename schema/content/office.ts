import * as z from 'zod'
import {
  addressSchema,
  nameSchema,
  paragraphSchema,
  phoneSchema,
  provenanceSchema,
  sentenceSchema,
} from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** A time of day in Asia/Shanghai, `09:00`. */
export const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')

/** From one time of day to another, when people are at the counter. */
const periodSchema = z.strictObject({ from: clockSchema, to: clockSchema })
export type Period = z.infer<typeof periodSchema>

/** What one can book here, and how many may come at each time. */
const offeredSchema = z.strictObject({
  appointment: idSchema,
  /** How many are served at one time; the counter's part that is given out in advance. */
  capacity: z.int().min(1).max(50),
})

/** content/offices/<id>.yaml: where one can book a time. */
export const officeSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  address: addressSchema.nullable(),
  phone: phoneSchema.nullable(),
  /** Hours of an ordinary workday; make-up workdays have them too, rest days none. */
  hours: z.array(periodSchema).min(1).max(4),
  /** Rest days on which it is open all the same, 5.20 on a Sunday for example. */
  extraDays: z.array(z.strictObject({ day: daySchema, hours: z.array(periodSchema).min(1).max(4) })).max(40),
  closures: z.array(z.strictObject({ from: daySchema, until: daySchema, reason: sentenceSchema })).max(60),
  /** How many counters there are, for calling people to one; one where it is not said. */
  counters: z.int().min(1).max(30).optional(),
  offers: z.array(offeredSchema).min(1).max(12),
  note: paragraphSchema.nullable(),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type Office = z.infer<typeof officeSchema>
