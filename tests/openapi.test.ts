import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { operations } from '../functions/contracts.ts'
import { apiDocument } from '../generated/api-document.ts'
import { policy } from '../generated/policy.ts'
import { factsSchema } from '../schema/api/facts.ts'
import {
  householdFacts,
  obligorFacts,
  personFacts,
  type FactKind,
  type FactTable,
} from '../schema/eligibility/facts.ts'
import { parseFacts } from '../schema/eligibility/parse-facts.ts'
import { documentFrom } from '../scripts/api/document.ts'

const ON = '2026-11-20'
const sources = { operations, words: policy.words, version: '0.0.0' }

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(apiDocument, 'document')
const validatorOf = (shape: string) => ajv.compile({ $ref: `document#/components/schemas/${shape}` })

describe('the document', () => {
  it('is OpenAPI 3.1 by an independent validator', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(apiDocument))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('is not OpenAPI by that validator once it is broken', async () => {
    const broken = structuredClone(apiDocument) as unknown as { info: { title: unknown } }
    broken.info.title = 1
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it('has shapes that a JSON Schema validator understands, every reference included', () => {
    for (const shape of Object.keys(apiDocument.components.schemas))
      expect(() => validatorOf(shape), shape).not.toThrow()
  })

  it('shows examples that keep its own rules', () => {
    for (const { path, method, example } of operations) {
      const { requestBody } = apiDocument.paths[`/api${path}`]?.[method] ?? {}
      if (requestBody === undefined || example === undefined) continue
      const { $ref = '' } = requestBody.content['application/json']?.schema ?? {}
      const validate = validatorOf($ref.split('/').at(-1) ?? '')
      expect(validate(example.body), JSON.stringify(validate.errors)).toBe(true)
    }
  })

  it('closes requests and leaves answers open to grow', () => {
    const { schemas } = apiDocument.components
    for (const shape of ['EligibilityRequest', 'Facts', 'Person', 'Obligor', 'Parent', 'SelfCare'])
      expect(schemas[shape]?.additionalProperties, shape).toBe(false)
    for (const shape of ['EligibilityAnswer', 'EligibilityResult', 'Problem', 'Standard'])
      expect(schemas[shape]?.additionalProperties, shape).toBeUndefined()
  })

  it('is refused where a shape or a field has no words, or words describe nothing', () => {
    const { 'api.fields.Facts.area': _, ...fewer } = policy.words
    expect(() => documentFrom({ ...sources, words: fewer })).toThrow('api.fields.Facts.area')
    const more = { ...policy.words, 'api.fields.Facts.shoeSize': 'x' }
    expect(() => documentFrom({ ...sources, words: more })).toThrow('shoeSize')
  })
})

/** A small generator with a seed, so that a failure can be repeated. */
const randomFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
type Random = ReturnType<typeof randomFrom>

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

const strange = [
  null,
  '',
  'x',
  -1,
  0.5,
  1e20,
  true,
  [],
  {},
  ['x'],
  '2024-02-30',
  '1899-12-31',
  'unknown',
  '2024-2-1',
]

const good = (random: Random, kind: FactKind): unknown => {
  switch (kind.kind) {
    case 'bool':
      return random(2) === 0
    case 'int':
      return pick(random, [kind.min, kind.max, Math.floor((kind.min + kind.max) / 2)])
    case 'date':
      return pick(random, ['1900-01-01', '1964-02-29', '2001-12-31', '2026-11-20'])
    case 'enum':
      return pick(random, kind.options)
    case 'list':
      return kind.options.filter(() => random(2) === 0)
    case 'object':
      return table(random, kind.facts)
    case 'people':
      return [{ ...table(random, kind.facts), relation: 'child' }]
  }
}

const edge = (random: Random, kind: FactKind): unknown =>
  kind.kind === 'int' ? pick(random, [kind.min - 1, kind.max + 1, kind.min + 0.5]) : pick(random, strange)

const table = (random: Random, facts: FactTable): Record<string, unknown> => {
  const stated: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(facts)) {
    const dice = random(60)
    if (dice < 20) stated[name] = good(random, kind)
    else if (dice < 24) stated[name] = 'unknown'
    else if (dice === 24) stated[name] = edge(random, kind)
  }
  if (random(80) === 0) stated.shoeSize = 43
  return stated
}

const household = (random: Random): unknown => {
  const facts: Record<string, unknown> = { ...table(random, householdFacts) }
  if (random(2) === 0)
    facts.members = Array.from({ length: random(4) }, (_, at) => ({
      ...table(random, personFacts),
      ...(random(6) === 0 ? {} : { relation: at === 0 ? 'self' : 'child' }),
    }))
  if (random(3) === 0)
    facts.obligors = pick<unknown>(random, [
      'unknown',
      [],
      good(random, { kind: 'people', facts: obligorFacts }),
      {},
    ])
  return facts
}

/** What no schema of single values can say: which of two days comes first, and that nobody is born after the day asked about. */
const onlyCodeCanSay = new Set(['date_before_other', 'date_in_future'])

describe('the vocabulary of facts in the document', () => {
  it('takes and refuses what the parser takes and refuses, in 5,000 households', { timeout: 60_000 }, () => {
    const validate = validatorOf('Facts')
    const seen = { taken: 0, refused: 0 }
    const differing: string[] = []
    for (let seed = 1; seed <= 5_000; seed += 1) {
      const facts = household(randomFrom(seed))
      const parsed = parseFacts(facts, ON)
      if (!parsed.ok && parsed.problem.every(({ code }) => onlyCodeCanSay.has(code))) continue
      if (validate(facts) !== parsed.ok)
        differing.push(`seed ${seed}: ${JSON.stringify([parsed, validate.errors])}`)
      seen[parsed.ok ? 'taken' : 'refused'] += 1
    }
    expect(differing).toEqual([])
    expect(seen.taken).toBeGreaterThan(200)
    expect(seen.refused).toBeGreaterThan(1000)
  })

  it('names every fact of the table', () => {
    expect(Object.keys(factsSchema.shape).sort()).toEqual(
      [...Object.keys(householdFacts), 'members', 'obligors'].sort(),
    )
  })
})
