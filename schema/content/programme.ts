import * as z from 'zod'
import { verdicts } from '../eligibility/rule.ts'
import { citeSchema } from './cite.ts'
import { dayRuleSchema, daySchema, idSchema, quantitySchema, ruleSchema } from './rule.ts'

const textSchema = z.string().min(2).max(300)
const citesSchema = z.array(citeSchema).min(1).max(8)

const conditionSchema = z.strictObject({
  id: idSchema,
  text: textSchema,
  said: z
    .strictObject({ yes: textSchema, no: textSchema, ask: textSchema, change: textSchema })
    .partial()
    .optional(),
  rule: ruleSchema,
  cite: citesSchema,
  selects: z.boolean().optional(),
  stops: z.boolean().optional(),
})

const versionSchema = z.strictObject({
  from: daySchema,
  until: daySchema.optional(),
  sufficient: z.array(conditionSchema).min(1).max(5).optional(),
  conditions: z.array(conditionSchema).min(1).max(20),
  choose: z
    .array(
      z.strictObject({
        id: idSchema,
        when: ruleSchema,
        with: z.array(idSchema).min(1).max(5).optional(),
        text: textSchema,
        cite: citesSchema,
      }),
    )
    .min(1)
    .max(5)
    .optional(),
  best: z.enum(['ask', 'auto']).optional(),
  amount: z
    .strictObject({
      per: z.enum(['month', 'once']),
      quantity: quantitySchema,
      standard: idSchema,
      shownWhileOpen: z.union([z.array(idSchema).max(20), z.literal('all')]),
      said: textSchema.optional(),
    })
    .optional(),
  remarks: z
    .array(z.strictObject({ text: textSchema, when: ruleSchema.optional(), cite: citesSchema }))
    .max(10)
    .optional(),
  dates: z
    .array(
      z.strictObject({
        name: z.enum(['coolingOffLastDay', 'collectFrom', 'collectUntil', 'earliestDate']),
        day: dayRuleSchema,
        when: ruleSchema.optional(),
      }),
    )
    .min(1)
    .max(6)
    .optional(),
  grade: z
    .strictObject({
      name: z.literal('selfCare'),
      quantity: quantitySchema,
      bands: z
        .array(z.strictObject({ below: z.int(), grade: z.enum(['full', 'partial', 'none']) }))
        .min(2)
        .max(5),
    })
    .optional(),
  lawDay: dayRuleSchema.optional(),
})

const exampleSchema = z.strictObject({
  name: z.string().min(2).max(80),
  on: daySchema,
  facts: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    verdict: z.enum(verdicts),
    amountFen: z.int().min(0).nullable().optional(),
    because: z.array(idSchema).max(20).optional(),
    missing: z.array(z.string().max(60)).max(20).optional(),
    chooseWith: z.array(idSchema).max(5).optional(),
    selfCare: z.enum(['full', 'partial', 'none']).optional(),
    dates: z.record(z.string(), daySchema).optional(),
  }),
})

/** content/programmes/<id>.yaml: who may get something, as dated conditions one can read, each with its law and proof. */
export const programmeSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2).max(40),
  formalName: z.string().min(2).max(60),
  service: idSchema.nullable(),
  /** What to bring and where to go, one line each, until the service has a page of its own that says it. */
  bring: textSchema.optional(),
  where: textSchema.optional(),
  /** Questions whose answers make the amount or the days exact, though they cannot change the verdict. */
  details: z.array(z.string().max(60)).min(1).max(6).optional(),
  /** What one does next, beside reading the page: book a time, or ask for help. */
  next: z.enum(['booking', 'report']).optional(),
  /** The kind in content/requests that `report` leads to; left out, it leads to where one chooses. */
  request: idSchema.optional(),
  /** Offered in the self-check, or only a step on the way to another programme. */
  offered: z.boolean(),
  provenance: z.enum(['sample', 'confirmed']),
  reviewed: daySchema,
  versions: z.array(versionSchema).min(1).max(20),
  examples: z.array(exampleSchema).min(6).max(60),
})
export type ProgrammeRecord = z.infer<typeof programmeSchema>
