import * as z from 'zod'
import { citesSchema, nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'
import { clockSchema } from './office.ts'

const ageSchema = z.int().min(1).max(60)

/** content/appointments/<id>.yaml: what can be booked. */
export const appointmentSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** One line under the name where one chooses. */
  hint: sentenceSchema,
  durationMinutes: z.int().min(5).max(240),
  people: z.union([z.literal(1), z.literal(2)]),
  /** How the form calls each of them. */
  labels: z.array(nameSchema).min(1).max(2),
  /** Full years on the day of the appointment, by the sex that the ID number carries; null where no age is asked for; pages say it where `told`. */
  leastAge: z
    .strictObject({ female: ageSchema, male: ageSchema, told: z.boolean(), cite: citesSchema })
    .nullable(),
  fee: sentenceSchema,
  who: sentenceSchema,
  bring: z.array(sentenceSchema).min(1).max(10),
  /** What to know before one books; the first is what would spoil the day. */
  before: z.array(sentenceSchema).max(6),
  /** A programme of the self-check that tells whether one may. */
  programme: idSchema.nullable(),
  /** A day can be booked from `at` on the day that lies so many days before it, until so many minutes before the time. */
  opens: z.strictObject({
    daysAhead: z.int().min(1).max(200),
    at: clockSchema,
    untilMinutesBefore: z.int().min(0).max(2880),
  }),
  /** Only on these days of the year (`06-19`); null: on every day on which the office is open. */
  onlyOn: z
    .array(z.string().regex(/^\d{2}-\d{2}$/))
    .min(1)
    .max(12)
    .nullable(),
  /** A second visit: only at the office of the first, and only between two days that follow from it. */
  follows: z
    .strictObject({
      appointment: idSchema,
      /** Names of day terms in content/terms.yaml, read with the day of the first visit as `fact`. */
      fact: z.string().regex(/^[a-zA-Z]+$/),
      from: idSchema,
      until: idSchema,
    })
    .nullable(),
  cite: citesSchema,
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type Appointment = z.infer<typeof appointmentSchema>
