import { z } from 'zod'
import {
  addressSchema,
  nameSchema,
  paragraphSchema,
  phoneSchema,
  provenanceSchema,
  townshipCodeSchema,
} from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const entrySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  township: townshipCodeSchema,
  address: addressSchema.nullable(),
  phone: phoneSchema.nullable(),
  /** 备案: the number under which the institution is on file, and the day. */
  record: z.strictObject({ number: nameSchema.nullable(), day: daySchema }),
  beds: z.int().min(1).max(5000),
  /** Whom it can care for, in the bureau's words. */
  careLevels: z.array(nameSchema).min(1).max(5),
  inspected: z.strictObject({ day: daySchema, subjects: z.array(nameSchema).min(1).max(8) }),
  added: daySchema,
  provenance: provenanceSchema,
})
export type InstitutionEntry = z.infer<typeof entrySchema>

/** content/institutions/<edition>.yaml: one published edition of the elder-care whitelist. Editions are never changed. */
export const editionSchema = z.strictObject({
  edition: z.int().min(1).max(999),
  day: daySchema,
  publisher: nameSchema,
  note: paragraphSchema,
  entries: z.array(entrySchema).min(1).max(300),
  provenance: provenanceSchema,
})
export type Edition = z.infer<typeof editionSchema>
