import * as z from 'zod'
import { isDay } from '../dates.ts'
import {
  householdFacts,
  MOST_PEOPLE,
  obligorFacts,
  personFacts,
  type FactKind,
  type FactTable,
} from '../eligibility/facts.ts'
import { EARLIEST_DAY } from '../eligibility/parse-facts.ts'

/**
 * The vocabulary of facts as a schema, for the API's document. Requests themselves are parsed by parse-facts.ts, which says
 * more of what is wrong and is small enough for the browser; a test holds the two against each other.
 */
const UNKNOWN = 'unknown'

const unknownOr = (schema: z.ZodType): z.ZodType => z.union([schema, z.literal(UNKNOWN)])

const statedDay = z
  .string()
  .refine((text) => isDay(text) && text >= EARLIEST_DAY)
  .meta({ format: 'date', pattern: '^(19|[2-9][0-9])' })

const valueSchema = (kind: FactKind): z.ZodType => {
  switch (kind.kind) {
    case 'bool':
      return unknownOr(z.boolean())
    case 'int':
      return unknownOr(z.int().min(kind.min).max(kind.max))
    case 'date':
      return unknownOr(statedDay)
    case 'enum':
      return z.enum([...kind.options, UNKNOWN])
    case 'list':
      return unknownOr(z.array(z.enum([...kind.options])).max(kind.options.length))
    case 'object':
      return unknownOr(tableSchema(kind.facts))
    case 'people':
      return unknownOr(people(kind.facts, 'Obligor'))
  }
}

const named = new Map<FactTable, z.ZodType>()

const fieldsOf = (table: FactTable): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, valueSchema(kind).optional()]))

/** One schema a table, so that what father and mother share has one name. */
const tableSchema = (table: FactTable): z.ZodType => {
  const known = named.get(table)
  if (known !== undefined) return known
  const made = z.strictObject(fieldsOf(table))
  named.set(table, made)
  return made
}

const nested = (table: FactTable, name: string): FactTable => {
  const kind = table[name]
  if (kind?.kind !== 'object') throw new Error(`the vocabulary has no group "${name}"`)
  return kind.facts
}
z.globalRegistry.add(tableSchema(nested(personFacts, 'father')), { id: 'Parent' })
z.globalRegistry.add(tableSchema(nested(personFacts, 'selfCare')), { id: 'SelfCare' })

/** Somebody has to be something to the person asked about. */
const people = (table: FactTable, id: string) => {
  const { relation } = table
  if (relation?.kind !== 'enum') throw new Error(`nobody in "${id}" has a relation`)
  return z
    .array(z.strictObject({ ...fieldsOf(table), relation: z.enum([...relation.options]) }).meta({ id }))
    .max(MOST_PEOPLE)
}

const isSelf = { type: 'object', properties: { relation: { const: 'self' } }, required: ['relation'] }
const isStated = { not: { const: UNKNOWN } }

export const factsSchema = z
  .strictObject({
    ...fieldsOf(householdFacts),
    members: people(personFacts, 'Person')
      .meta({ contains: isSelf, minContains: 1, maxContains: 1 })
      .optional(),
    obligors: valueSchema({ kind: 'people', facts: obligorFacts }).optional(),
  })
  .meta({
    id: 'Facts',
    // A yearly and a monthly income at once contradict each other.
    not: {
      properties: { householdMonthlyIncomeFen: isStated, householdYearlyIncomeFen: isStated },
      required: ['householdMonthlyIncomeFen', 'householdYearlyIncomeFen'],
    },
  })
