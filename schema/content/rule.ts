import * as z from 'zod'
import { peopleNames, verdicts, type DayRule, type Quantity, type Rule } from '../eligibility/rule.ts'
import { isDay } from '../dates.ts'

/** JSON Schema cannot run the check; its own name for the same is the format `date`. */
export const daySchema = z
  .string()
  .refine(isDay, 'not a day that exists (YYYY-MM-DD)')
  .meta({ format: 'date' })
export const idSchema = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'kebab-case')
const factSchema = z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z]+){0,2}$/)
const scalarSchema = z.union([z.string().max(60), z.number(), z.boolean()])
const peopleSchema = z.enum(peopleNames)
const verdictSchema = z.enum(verdicts)
const MOST_PARTS = 30

const list = <T extends z.ZodType>(part: T) => z.array(part).min(1).max(MOST_PARTS)

export const ruleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.enum(['yes', 'no', 'ask']),
    z.strictObject({ all: list(ruleSchema) }),
    z.strictObject({ any: list(ruleSchema) }),
    z.strictObject({ none: list(ruleSchema) }),
    z.strictObject({
      fact: factSchema,
      is: z.union([scalarSchema, list(scalarSchema)]),
      unstated: z.enum(['no', 'yes']).optional(),
    }) as z.ZodType<Extract<Rule, { is: unknown }>>,
    z.strictObject({ fact: factSchema, includes: z.union([z.string().max(60), list(z.string().max(60))]) }),
    z.strictObject({ compare: quantitySchema, below: quantitySchema }),
    z.strictObject({ compare: quantitySchema, atLeast: quantitySchema }),
    z.strictObject({ term: idSchema }),
    z.strictObject({
      cases: list(z.strictObject({ if: ruleSchema, then: ruleSchema })),
      otherwise: ruleSchema,
    }),
    z.strictObject({ some: peopleSchema, holds: ruleSchema }),
    z.strictObject({ every: peopleSchema, holds: ruleSchema }),
    z.strictObject({ programme: idSchema, verdict: z.union([verdictSchema, list(verdictSchema)]) }),
    z.strictObject({ since: daySchema }),
    z.strictObject({
      day: dayRuleSchema,
      before: dayRuleSchema,
      unstated: z.enum(['no', 'yes']).optional(),
    }) as z.ZodType<Extract<Rule, { before: unknown }>>,
    z.strictObject({ restDay: dayRuleSchema, unstated: z.enum(['no', 'yes']).optional() }) as z.ZodType<
      Extract<Rule, { restDay: unknown }>
    >,
  ]),
)

export const quantitySchema: z.ZodType<Quantity> = z.lazy(() =>
  z.union([
    z.number(),
    z.strictObject({ fact: factSchema }),
    z.strictObject({ standard: idSchema, per: z.enum(['month', 'year']) }),
    z.strictObject({ age: z.string().regex(/^[a-zA-Z]+$/), at: dayRuleSchema.optional() }) as z.ZodType<
      Extract<Quantity, { age: unknown }>
    >,
    z.strictObject({ count: peopleSchema, where: ruleSchema }),
    z.strictObject({ term: idSchema }),
    z.strictObject({ sum: list(quantitySchema) }),
    z.strictObject({ minus: z.tuple([quantitySchema, quantitySchema]) }),
    z.strictObject({ times: z.tuple([quantitySchema, quantitySchema]) }),
    z.strictObject({ over: z.tuple([quantitySchema, quantitySchema]) }),
    z.strictObject({ between: z.tuple([quantitySchema, quantitySchema]) }),
    z.strictObject({ largest: z.tuple([quantitySchema, quantitySchema]) }),
    z.strictObject({ firstKnown: list(quantitySchema), asked: quantitySchema.optional() }) as z.ZodType<
      Extract<Quantity, { firstKnown: unknown }>
    >,
    z.strictObject({ firstWritten: list(quantitySchema) }),
    z.strictObject({
      cases: list(z.strictObject({ if: ruleSchema, then: quantitySchema })),
      otherwise: quantitySchema,
    }),
  ]),
)

export const dayRuleSchema: z.ZodType<DayRule> = z.lazy(() =>
  z.union([
    daySchema,
    z.literal('on'),
    z.strictObject({ fact: factSchema }),
    z.strictObject({ term: idSchema }),
    z.strictObject({ plus: z.tuple([dayRuleSchema, z.int()]) }),
    z.strictObject({ workday: dayRuleSchema }),
    z.strictObject({ latest: list(dayRuleSchema) }),
    z.strictObject({ birthday: z.string().regex(/^[a-zA-Z]+$/), years: z.int().min(1).max(130) }),
    z.strictObject({ firstKnown: list(dayRuleSchema) }),
    z.strictObject({
      cases: list(z.strictObject({ if: ruleSchema, then: dayRuleSchema })),
      otherwise: dayRuleSchema,
    }),
  ]),
)

// Under these names they stand in every JSON Schema and in the API's document.
z.globalRegistry.add(ruleSchema, { id: 'Rule' })
z.globalRegistry.add(quantitySchema, { id: 'Quantity' })
z.globalRegistry.add(dayRuleSchema, { id: 'DayRule' })
