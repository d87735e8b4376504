import { addDays, type Day } from '../dates.ts'
import { type Facts, type FactValue, type Person, kindOf, type FactKind } from './facts.ts'
import type { People } from './rule.ts'

/**
 * What one evaluation carries. `lo` and `hi` are the register in which a quantity leaves its bounds. Terms and programmes
 * remember their last answer by `id`.
 */
export type Context = {
  readonly id: number
  readonly facts: Facts
  readonly on: Day
  readonly self: Person
  /** Facts of the household and of the person asked about, by slot, once they were read; null where unknown. */
  readonly read: (FactValue | null | undefined)[]
  each: Person | undefined
  eachIsObligor: boolean
  lo: number
  hi: number
}

const nobody: Person = {}
const noPeople: readonly Person[] = []
/** Small integers are the quickest to compare. */
const LAST_ID = 2 ** 30 - 1
let latestId = 0

const memberOf = (facts: Facts, relation: string): Person | undefined => {
  const { members } = facts
  if (members !== undefined) for (const person of members) if (person.relation === relation) return person
  return undefined
}

/** The paths that rules read, each with its slot; as many as the vocabulary has at most. */
const slots = new Map<string, number>()
const unread: undefined[] = []
const readers: ((context: Context) => FactValue | undefined)[] = []

/** The slot of a fact that is the same throughout an evaluation, whichever person a rule looks at. */
const slotFor = (path: string, written: (context: Context) => FactValue | undefined): number => {
  const known = slots.get(path)
  if (known !== undefined) return known
  slots.set(path, readers.length)
  unread.push(undefined)
  return readers.push(written) - 1
}

/** Reads a slot for the first time in an evaluation: null where nothing was written, or `unknown`. */
export const readSlot = (context: Context, slot: number): FactValue | null => {
  const value = readers[slot]?.(context)
  return (context.read[slot] = value === undefined || value === 'unknown' ? null : value)
}

export const contextOf = (facts: Facts, on: Day): Context => {
  latestId = latestId === LAST_ID ? 1 : latestId + 1
  return {
    id: latestId,
    facts,
    on,
    self: memberOf(facts, 'self') ?? nobody,
    read: unread.slice(),
    each: undefined,
    eachIsObligor: false,
    lo: 0,
    hi: 0,
  }
}

/** Leaves a quantity's bounds in the register. */
export const setRange = (context: Context, lo: number, hi: number): void => {
  context.lo = lo
  context.hi = hi
}

export type FactNode = {
  kind: FactKind
  /** Undefined for a fact of whomever a rule looks at, or of another member. */
  slot: number | undefined
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
    const written: FactNode['written'] = (context) => context.facts[path] as FactValue | undefined
    return { kind, slot: slotFor(path, written), written, name: () => path }
  }
  const kind = kindOf(path)
  if (kind === undefined) throw new Error(`no such fact: ${path}`)
  const short = rest.join('.')
  const [only = ''] = rest
  if (scope === 'self') {
    const written: FactNode['written'] =
      rest.length === 1
        ? (context) => context.self[only] as FactValue | undefined
        : (context) => inner(context.self, rest)
    return { kind, slot: slotFor(path, written), written, name: () => short }
  }
  if (scope === 'each')
    return {
      kind,
      slot: undefined,
      written: (context) => inner(context.each, rest),
      name: (context) => (context.eachIsObligor ? 'obligors' : ofRelation(relationOf(context.each), short)),
    }
  return {
    kind,
    slot: undefined,
    written: (context) => inner(memberOf(context.facts, scope), rest),
    name: () => path,
  }
}

const memberWho = (context: Context, relation: string): Person =>
  memberOf(context.facts, relation) ?? { relation }

const parentOf = (context: Context, relation: 'father' | 'mother'): Person => {
  const said = context.self[relation]
  // A list is an object too, but never what stands under a parent's name: the parser has seen to that.
  return typeof said === 'object' && !Array.isArray(said) ? { ...(said as Person), relation } : { relation }
}

const selfOf = (context: Context): Person => ({ ...context.self, relation: 'self' })

/** The people a rule looks at, or undefined where it was not said who they are. */
export const peopleOf = (context: Context, people: People): readonly Person[] | undefined => {
  const { members = noPeople } = context.facts
  switch (people) {
    case 'obligors': {
      const stated = context.facts.obligors
      return stated === undefined || stated === 'unknown' ? undefined : stated
    }
    case 'members':
      return members
    case 'others':
      // Most are checked alone: nobody to look at, and no list to make.
      return members.length === 1 && members[0]?.relation === 'self'
        ? noPeople
        : members.filter((person) => person.relation !== 'self')
    case 'parents':
      return [parentOf(context, 'father'), parentOf(context, 'mother')]
    case 'adopters': {
      const self = selfOf(context)
      const spouse = memberOf(context.facts, 'spouse')
      const { maritalStatus } = self
      const single = maritalStatus === 'single' || maritalStatus === 'divorced' || maritalStatus === 'widowed'
      // Whoever did not say may have a spouse, of whom nothing is known then.
      return single ? [self] : [self, spouse ?? { relation: 'spouse' }]
    }
    case 'with-fiance':
    case 'with-formerSpouse':
    case 'with-spouse':
      return [selfOf(context), memberWho(context, people.slice('with-'.length))]
  }
}

/** Runs a look at one person and puts the former one back. */
export const lookingAt = <T>(
  context: Context,
  person: Person,
  people: People,
  look: (context: Context) => T,
): T => {
  const { each, eachIsObligor } = context
  context.each = person
  context.eachIsObligor = people === 'obligors'
  const seen = look(context)
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
