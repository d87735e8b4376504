import { addDays, type Day } from '../dates.ts'
import { type Facts, type FactValue, type Person, kindOf, type FactKind } from './facts.ts'
import type { People, Verdict } from './rule.ts'

/** What one evaluation carries. `lo` and `hi` are the register in which a quantity leaves its bounds. */
export type Context = {
  readonly facts: Facts
  readonly on: Day
  readonly self: Person
  each: Person | undefined
  eachIsObligor: boolean
  lo: number
  hi: number
  readonly verdictOf: (programme: string) => Verdict
  readonly openIn: (programme: string, out: Set<string>) => void
}

const nobody: Person = {}

export const contextOf = (
  facts: Facts,
  on: Day,
  verdictOf: Context['verdictOf'],
  openIn: Context['openIn'],
): Context => ({
  facts,
  on,
  self: facts.members?.find((person) => person.relation === 'self') ?? nobody,
  each: undefined,
  eachIsObligor: false,
  lo: 0,
  hi: 0,
  verdictOf,
  openIn,
})

export type FactNode = {
  kind: FactKind
  /** The value as written: `undefined` where nothing was, `'unknown'` where that was said. */
  written: (context: Context) => FactValue | undefined
  /** The name under which a missing value is listed. */
  name: (context: Context) => string
}

type Holder = { readonly [name: string]: unknown }

const inner = (holder: Holder | undefined, steps: string[]): FactValue | undefined => {
  let value: unknown = holder
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Holder)[step]
  }
  return value as FactValue | undefined
}

const relationOf = (person: Person | undefined): string =>
  typeof person?.relation === 'string' ? person.relation : 'other'

const ofRelation = (relation: string, name: string): string =>
  relation === 'self' ? name : `${relation}.${name}`

/** Compiles a path to a look-up. Throws on a path outside the vocabulary: content is checked before it gets here. */
export const factNode = (path: string): FactNode => {
  const [scope = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    const kind = kindOf(path)
    if (kind === undefined) throw new Error(`no such fact: ${path}`)
    return { kind, written: (context) => context.facts[path] as FactValue | undefined, name: () => path }
  }
  const kind = kindOf(path)
  if (kind === undefined) throw new Error(`no such fact: ${path}`)
  const short = rest.join('.')
  const [only = ''] = rest
  if (scope === 'self')
    return {
      kind,
      written:
        rest.length === 1
          ? (context) => context.self[only] as FactValue | undefined
          : (context) => inner(context.self, rest),
      name: () => short,
    }
  if (scope === 'each')
    return {
      kind,
      written: (context) => inner(context.each, rest),
      name: (context) => (context.eachIsObligor ? 'obligors' : ofRelation(relationOf(context.each), short)),
    }
  return {
    kind,
    written: (context) =>
      inner(
        context.facts.members?.find((person) => person.relation === scope),
        rest,
      ),
    name: () => path,
  }
}

const memberWho = (context: Context, relation: string): Person =>
  context.facts.members?.find((person) => person.relation === relation) ?? { relation }

const parentOf = (context: Context, relation: 'father' | 'mother'): Person => {
  const said = context.self[relation]
  // A list is an object too, but never what stands under a parent's name: the parser has seen to that.
  return typeof said === 'object' && !Array.isArray(said) ? { ...(said as Person), relation } : { relation }
}

/** The people a rule looks at, or undefined where it was not said who they are. */
export const peopleOf = (context: Context, people: People): readonly Person[] | undefined => {
  const self: Person = { ...context.self, relation: 'self' }
  switch (people) {
    case 'obligors': {
      const stated = context.facts.obligors
      return stated === undefined || stated === 'unknown' ? undefined : stated
    }
    case 'members':
      return context.facts.members ?? []
    case 'others':
      return (context.facts.members ?? []).filter((person) => person.relation !== 'self')
    case 'parents':
      return [parentOf(context, 'father'), parentOf(context, 'mother')]
    case 'adopters': {
      const spouse = context.facts.members?.find((person) => person.relation === 'spouse')
      const { maritalStatus } = self
      const single = maritalStatus === 'single' || maritalStatus === 'divorced' || maritalStatus === 'widowed'
      // Whoever did not say may have a spouse, of whom nothing is known then.
      return single ? [self] : [self, spouse ?? { relation: 'spouse' }]
    }
    case 'with-fiance':
    case 'with-formerSpouse':
    case 'with-spouse':
      return [self, memberWho(context, people.slice('with-'.length))]
  }
}

/** Runs a look at one person and puts the former one back. */
export const lookingAt = <T>(context: Context, person: Person, people: People, look: () => T): T => {
  const [each, eachIsObligor] = [context.each, context.eachIsObligor]
  context.each = person
  context.eachIsObligor = people === 'obligors'
  const seen = look()
  context.each = each
  context.eachIsObligor = eachIsObligor
  return seen
}

/** The entry whose period holds the day; a period without `from` has always been. */
export const inForce = <T extends { from?: Day; until?: Day }>(
  periods: readonly T[],
  on: Day,
): T | undefined =>
  periods.findLast(
    (period) => (period.from ?? '') <= on && (period.until === undefined || on <= period.until),
  )

export const dayBefore = (day: Day): Day => addDays(day, -1)
