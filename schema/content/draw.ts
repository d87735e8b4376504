import * as z from 'zod'
import { nameSchema, paragraphSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** An instant written with the zone of the country, `2027-05-06T09:00:00+08:00`. */
export const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\+08:00$/)

/** content/draws/<id>.yaml: a day whose places are drawn instead of given to whoever comes first. */
export const drawSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  office: idSchema,
  appointment: idSchema,
  day: daySchema,
  /** From when until when one can put one's name down. */
  entries: z.strictObject({ from: instantSchema, until: instantSchema }),
  /**
   * The value that fixes the order, and that nobody can know while names are put down. `form` leaves one way to write it:
   * `0` stands for a digit, `f` for a digit or a to f, a space or hyphen for itself; `written` says the same to people.
   */
  publicValue: z.strictObject({
    source: sentenceSchema.regex(/^[^\n\r]+$/, 'one line'),
    written: sentenceSchema,
    form: z
      .string()
      .regex(/^[0f]+([ -][0f]+)*$/, '0, f')
      .max(160),
    expectedAt: instantSchema,
  }),
  note: paragraphSchema.nullable(),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type Draw = z.infer<typeof drawSchema>
