import { policy } from '../../generated/policy.ts'
import { pick, type Random } from '../support/random.ts'
import { householdFacts, obligorFacts, personFacts, type FactKind } from '../../schema/eligibility/facts.ts'

/** Bodies that nobody should send, from a seed: nearly right, wrong in one place, or not to be read at all. */
export type Body = { type: string; body: Buffer }

const times = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, make)

const strangeTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e反',
  '１２',
  '一千五',
  '1e999',
  '-0',
  'NaN',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '{{basis}}',
  '%%portal-main%%',
  '$&',
  '../../etc/passwd',
  'unknown',
  'none',
  '2024-02-30',
  '2024-06-01',
  '0000-01-01',
  '9999-12-31',
  '+275760-09-13',
  '长'.repeat(3000),
] as const
const strangeNumbers = [0, -0, -1, 1, 2.5, 1e308, 2 ** 53, -(2 ** 63), 5e-324, 30, 31] as const

const nested = (depth: number): unknown =>
  depth === 0 ? 1 : depth % 2 ? [nested(depth - 1)] : { a: nested(depth - 1) }

const strange = (random: Random): unknown =>
  pick(random, [
    () => pick(random, strangeTexts),
    () => pick(random, strangeNumbers),
    () => pick(random, [true, false, null]),
    () => times(random, 4, () => pick(random, strangeTexts)),
    () => ({ [pick(random, strangeTexts)]: pick(random, strangeNumbers) }),
    () => nested(Math.floor(random() * 300)),
  ])()

const right = (random: Random, kind: FactKind): unknown => {
  switch (kind.kind) {
    case 'bool':
      return random() < 0.5
    case 'int':
      return pick(random, [
        kind.min,
        kind.max,
        kind.min + 1,
        Math.floor(kind.min + random() * (kind.max - kind.min)),
      ])
    case 'date':
      return pick(random, ['1950-02-28', '2008-02-29', '2024-06-01', '2026-11-20', '1900-01-01'])
    case 'enum':
      return pick(random, kind.options)
    case 'list':
      return times(random, 3, () => pick(random, kind.options))
    case 'object':
      return someOf(random, kind.facts, 0)
    case 'people':
      return times(random, 3, () => someOf(random, kind.facts, 0))
  }
}

/** Some facts of a table; `wild` is how often a name or a value is not one of its own. */
const someOf = (
  random: Random,
  table: Readonly<Record<string, FactKind>>,
  wild: number,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(table)
      .filter(() => random() < 0.3)
      .map(([name, kind]) => [
        random() < wild ? pick(random, strangeTexts) : name,
        random() < wild ? strange(random) : random() < 0.05 ? 'unknown' : right(random, kind),
      ]),
  )

const people = (random: Random, wild: number): unknown[] => [
  { ...someOf(random, personFacts, wild), relation: 'self' },
  ...times(random, wild > 0 ? 31 : 3, () => ({
    ...someOf(random, personFacts, wild),
    relation: random() < wild ? 'self' : pick(random, ['spouse', 'child', 'parent', 'grandchild']),
  })),
]

const programmes = policy.programmes.map(({ id }) => id)
const days = ['2024-01-01', '2024-06-01', '2026-06-30', '2026-07-01', '2026-11-20', '2019-01-01']

/** Half of them keep to the vocabulary and reach the engine; the others stray in a few places. */
const request = (random: Random): unknown => {
  const wild = pick(random, [0, 0, 0.003, 0.05])
  const facts = {
    ...someOf(random, householdFacts, wild),
    ...(random() < 0.7 ? { members: people(random, wild) } : {}),
    ...(random() < 0.3 ? { obligors: times(random, 4, () => someOf(random, obligorFacts, wild)) } : {}),
  }
  return {
    ...(random() < 0.7 ? { on: random() < wild ? strange(random) : pick(random, days) } : {}),
    ...(random() < 0.5
      ? { programmes: [pick(random, programmes), ...times(random, 3, () => pick(random, programmes))] }
      : {}),
    ...(random() < wild ? { [pick(random, strangeTexts)]: strange(random) } : {}),
    facts: random() < wild ? strange(random) : facts,
  }
}

/** Cuts a body off, or turns one of its bytes into another. */
const damaged = (random: Random, body: Buffer): Buffer => {
  const at = Math.floor(random() * body.length)
  if (random() < 0.5) return body.subarray(0, at)
  const turned = Buffer.from(body)
  if (turned.length > 0) turned[at] = Math.floor(random() * 256)
  return turned
}

const noise = (random: Random, most: number): Buffer =>
  Buffer.from(times(random, most, () => Math.floor(random() * 256)))

const typeOr = (random: Random, type: string): string =>
  random() < 0.03
    ? pick(random, ['text/plain', 'application/xml', `${type}; charset=utf-16`, ';', 'a'.repeat(900)])
    : type

export const jsonBodyFrom = (random: Random): Body => {
  const type = typeOr(random, 'application/json')
  const chance = random()
  if (chance < 0.05) return { type, body: noise(random, 2000) }
  if (chance < 0.06) return { type, body: Buffer.from(`[`.repeat(60_000)) }
  if (chance < 0.07) return { type, body: Buffer.from(`{"facts":"${'x'.repeat(70_000)}"}`) }
  if (chance < 0.15) return { type, body: Buffer.from(JSON.stringify(strange(random)) ?? '') }
  const whole = Buffer.from(JSON.stringify(request(random)))
  return { type, body: random() < 0.1 ? damaged(random, whole) : whole }
}

const facts = policy.questions.map(({ fact }) => fact)
const actions = ['answer', 'unknown', 'back', 'restart', 'start', 'change:', 'finish'] as const

const typed = (random: Random): string =>
  pick(random, [
    () => pick(random, strangeTexts),
    () => String(pick(random, strangeNumbers)),
    () => right(random, pick(random, [...Object.values(householdFacts), ...Object.values(personFacts)])),
  ])()?.toString() ?? ''

export const formBodyFrom = (random: Random): Body => {
  const type = typeOr(random, 'application/x-www-form-urlencoded')
  if (random() < 0.05) return { type, body: noise(random, 2000) }
  const fields = new URLSearchParams()
  fields.append(
    'programmes',
    random() < 0.1 ? typed(random) : times(random, 6, () => pick(random, programmes)).join(','),
  )
  for (const fact of facts) if (random() < 0.4) fields.append(`a.${fact}`, typed(random))
  if (random() < 0.05) fields.append(`a.${typed(random)}`, typed(random))
  if (random() < 0.95) fields.append('q', random() < 0.1 ? typed(random) : pick(random, facts))
  for (const value of times(random, 3, () => typed(random))) fields.append('v', value)
  const action = pick(random, actions)
  fields.append('do', action === 'change:' ? `change:${pick(random, facts)}` : action)
  const whole = Buffer.from(fields.toString())
  return { type, body: random() < 0.1 ? damaged(random, whole) : whole }
}
