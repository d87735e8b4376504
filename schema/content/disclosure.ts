import * as z from 'zod'
import { serviceIdSchema } from './catalogue.ts'
import { citesSchema, nameSchema, paragraphSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const fenSchema = z.int().min(0).max(100_000_000_000_000).nullable()
const countSchema = z.int().min(0).max(10_000_000).nullable()
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).max(300)

/** What was paid to people, by kind of payment: how many, and how much. Nobody's name. */
const paidSchema = z.strictObject({
  of: z.literal('paid'),
  rows: rows(
    z.strictObject({
      name: nameSchema,
      /** The standard by which it is paid, by content/standards.yaml; null where no source has it. */
      standard: idSchema.nullable(),
      per: z.enum(['persons', 'households', 'times']),
      recipients: countSchema,
      paidFen: fenSchema,
    }),
  ),
})

/** What money was given for: by whom it is carried out, what was granted, what is spent, what came of it. */
const projectsSchema = z.strictObject({
  of: z.literal('projects'),
  rows: rows(
    z.strictObject({
      name: nameSchema,
      funding: nameSchema.nullable(),
      carriedOutBy: nameSchema.nullable(),
      grantedFen: fenSchema,
      spentFen: fenSchema,
      result: sentenceSchema.nullable(),
    }),
  ),
})

/** Who or what was looked at, what was found, and what became of it. Organisations only, never a person. */
const inspectionSchema = z.strictObject({
  of: z.literal('inspection'),
  checked: countSchema,
  faulty: countSchema,
  rows: rows(
    z.strictObject({ name: nameSchema, day: daySchema, found: sentenceSchema, outcome: sentenceSchema }),
  ),
})

/**
 * content/published/{funds,lottery-fund,inspections}/<id>.yaml: one table that the bureau publishes for a stretch of time. Until it
 * does, `published` is null and so is every figure; the table stands there with its columns.
 */
export const disclosureSchema = z.strictObject({
  id: idSchema,
  title: nameSchema,
  summary: sentenceSchema,
  /** The time that the figures are about. */
  from: daySchema,
  until: daySchema,
  published: daySchema.nullable(),
  /** Where the figures come from: a document of the bureau, a report to the finance office. */
  source: sentenceSchema.nullable(),
  unit: idSchema,
  services: z.array(serviceIdSchema).min(1).max(20),
  note: paragraphSchema.optional(),
  cite: citesSchema.min(1),
  table: z.discriminatedUnion('of', [paidSchema, projectsSchema, inspectionSchema]),
  provenance: provenanceSchema,
})
export type Disclosure = z.infer<typeof disclosureSchema>
