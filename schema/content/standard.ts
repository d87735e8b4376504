import * as z from 'zod'
import { citesSchema, nameSchema, paragraphSchema, provenanceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const fenSchema = z.int().min(0).max(100_000_000)

const valueSchema = z.strictObject({
  from: daySchema,
  until: daySchema.optional(),
  /** The year whose standard this is, as it is named beside every amount. */
  basis: z.int().min(2000).max(2100),
  fen: fenSchema,
  /** The source says "from … to …" without naming the year of the former amount. */
  presumed: z.literal(true).optional(),
  cite: citesSchema.min(1),
})

const standardSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  formalName: nameSchema,
  per: z.enum(['month', 'year']),
  note: paragraphSchema.optional(),
  values: z.array(valueSchema).min(1).max(40),
  /** What a higher level later recommended; shown as a hint, never used as an amount. */
  guidance: z
    .array(
      z.strictObject({
        from: daySchema,
        fen: fenSchema,
        issuer: nameSchema,
        document: z.string().trim().min(2).max(60),
        secondHand: z.literal(true),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
  provenance: provenanceSchema,
})
export type StandardRecord = z.infer<typeof standardSchema>

/** content/standards.yaml: every amount, by date, in fen, with its source. */
export const standardsSchema = z.array(standardSchema).min(1).max(60)
