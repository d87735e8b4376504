import * as z from 'zod'
import {
  addressSchema,
  nameSchema,
  paragraphSchema,
  phoneSchema,
  provenanceSchema,
  sentenceSchema,
  townshipCodeSchema,
} from './parts.ts'
import { careLevels, institutionKinds } from '../institutions/vocabulary.ts'
import { daySchema, idSchema } from './rule.ts'

export const MOST_INSTITUTIONS = 300

/** Addresses beside the institutions' own pages. */
export const reservedInstitutionIds: readonly string[] = ['editions', 'find']

const entrySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(institutionKinds),
  township: townshipCodeSchema,
  address: addressSchema.nullable(),
  phone: phoneSchema.nullable(),
  /** 备案: the number under which the institution is on file, and the day. */
  record: z.strictObject({ number: nameSchema.nullable(), day: daySchema }),
  beds: z.int().min(1).max(5000),
  careLevels: z.array(z.enum(careLevels)).min(1).max(careLevels.length),
  inspected: z.strictObject({ day: daySchema, subjects: z.array(nameSchema).min(1).max(8) }),
  /** Complaints found to be true in the twelve months before the edition's day; null until the bureau says. */
  complaints: z.int().min(0).max(999).nullable(),
  added: daySchema,
  provenance: provenanceSchema,
})
export type InstitutionEntry = z.infer<typeof entrySchema>

/** An institution of the edition before that is no longer listed, and why. */
const removalSchema = z.strictObject({ id: idSchema, name: nameSchema, why: sentenceSchema })
export type InstitutionRemoval = z.infer<typeof removalSchema>

/** content/institutions/<edition>.yaml: one published edition of the elder-care whitelist. Editions are never changed. */
export const editionSchema = z.strictObject({
  edition: z.int().min(1).max(999),
  day: daySchema,
  publisher: nameSchema,
  note: paragraphSchema,
  entries: z.array(entrySchema).min(1).max(MOST_INSTITUTIONS),
  removed: z.array(removalSchema).max(MOST_INSTITUTIONS),
  provenance: provenanceSchema,
})
export type Edition = z.infer<typeof editionSchema>
