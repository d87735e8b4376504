import * as z from 'zod'
import { serviceIdSchema } from './catalogue.ts'
import { citesSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const label = z.string().trim().min(1).max(40)
/** Stands on one row with the next field that says so too. */
const half = z.boolean().default(false)
const hint = z.string().trim().min(2).max(80).optional()

const textFieldSchema = z.strictObject({
  kind: z.literal('text'),
  id: idSchema,
  label,
  hint,
  half,
  /** How many lines there is room for. */
  lines: z.int().min(1).max(14).default(1),
})

const dateFieldSchema = z.strictObject({ kind: z.literal('date'), id: idSchema, label, hint, half })

const choiceFieldSchema = z.strictObject({
  kind: z.literal('choice'),
  id: idSchema,
  label,
  hint,
  half,
  options: z.array(z.string().trim().min(1).max(30)).min(2).max(14),
  /** More than one may be ticked. */
  many: z.boolean().default(false),
})

const tableFieldSchema = z.strictObject({
  kind: z.literal('table'),
  id: idSchema,
  label,
  hint,
  columns: z
    .array(
      z.strictObject({ title: z.string().trim().min(1).max(16), share: z.int().min(1).max(6).default(1) }),
    )
    .min(2)
    .max(7),
  rows: z.int().min(1).max(20),
})

/** What whoever signs says, or what a leaflet tells. */
const statementSchema = z.strictObject({
  kind: z.literal('statement'),
  text: z.array(z.string().trim().min(2).max(200)).min(1).max(12),
  /** Each on a line of its own with a mark before it. */
  list: z.boolean().default(false),
})

/** Signed by hand on paper: no field to type in. */
const signatureSchema = z.strictObject({ kind: z.literal('signature'), label })

export const formFieldSchema = z.discriminatedUnion('kind', [
  textFieldSchema,
  dateFieldSchema,
  choiceFieldSchema,
  tableFieldSchema,
  statementSchema,
  signatureSchema,
])
export type FormField = z.infer<typeof formFieldSchema>

const sectionSchema = z.strictObject({
  title: z.string().trim().min(2).max(30),
  note: sentenceSchema.optional(),
  fields: z.array(formFieldSchema).min(1).max(20),
})
export type FormSection = z.infer<typeof sectionSchema>

/** content/forms/<id>.yaml: a form to download, fillable as PDF and open to change as DOCX. */
export const formSchema = z.strictObject({
  id: idSchema,
  title: z.string().trim().min(2).max(24),
  /** `form` is filled in and handed over; `leaflet` is read and put up. */
  kind: z.enum(['form', 'leaflet']),
  /** `template` is the portal's own draft until the bureau supplies its form; every copy says so. */
  state: z.enum(['template', 'official']),
  /** What it is for and who fills it in, in one sentence. */
  purpose: sentenceSchema,
  /** Rows of the catalogue it belongs to. */
  services: z.array(serviceIdSchema).min(1).max(6),
  /** Where a law names this form or declaration. */
  cite: citesSchema.min(1),
  reviewed: daySchema,
  /** Read before filling in. */
  notes: z.array(sentenceSchema).min(1).max(6),
  sections: z.array(sectionSchema).min(1).max(8),
})
export type Form = z.infer<typeof formSchema>

/** What pages show of a form: all but what stands on it. */
export type FormSummary = Omit<Form, 'sections' | 'notes'>

export const formSummaryOf = ({
  id,
  title,
  kind,
  state,
  purpose,
  services,
  cite,
  reviewed,
}: Form): FormSummary => ({
  id,
  title,
  kind,
  state,
  purpose,
  services,
  cite,
  reviewed,
})
