import type { Day } from '../dates.ts'
import type { Facts, FactValue, Person } from './facts.ts'

/**
 * What one evaluation carries. `lo` and `hi` are the register in which an expression leaves its bounds. Expressions remember
 * their last bounds by `id`.
 */
export type Context = {
  id: number
  facts: Facts
  readonly on: Day
  self: Person
  each: Person | undefined
  eachIsObligor: boolean
  lo: number
  hi: number
}

const nobody: Person = {}
/** Small integers are the quickest to compare. */
const LAST_ID = 2 ** 30 - 1
let latestId = 0

/** A number for an evaluation or a search that no other one lately had. */
export const nextId = (): number => (latestId = latestId === LAST_ID ? 1 : latestId + 1)

export const memberOf = (facts: Facts, relation: string): Person | undefined => {
  const { members } = facts
  if (members !== undefined) for (const person of members) if (person.relation === relation) return person
  return undefined
}

export const contextOf = (facts: Facts, on: Day): Context => ({
  id: nextId(),
  facts,
  on,
  self: memberOf(facts, 'self') ?? nobody,
  each: undefined,
  eachIsObligor: false,
  lo: 0.5,
  hi: 0.5,
})

/** Takes up another household in the same place: for thousands of them, nothing has to be made. */
export const takeUp = (context: Context, facts: Facts): void => {
  context.id = nextId()
  context.facts = facts
  context.self = memberOf(facts, 'self') ?? nobody
}

/** Leaves bounds in the register. */
export const setRange = (context: Context, lo: number, hi: number): void => {
  context.lo = lo
  context.hi = hi
}

type Holder = { readonly [name: string]: unknown } | undefined

/** A path taken apart: whose fact, its name, and what of it (`self.father.months`). `area` has no scope: it is the household's. */
export type Path = { readonly scope: string; readonly name: string; readonly inner: string | undefined }

export const pathOf = (path: string): Path => {
  const [scope = '', name, inner] = path.split('.')
  return name === undefined ? { scope: '', name: scope, inner } : { scope, name, inner }
}

const holderOf = (scope: string, context: Context): Holder =>
  scope === ''
    ? context.facts
    : scope === 'self'
      ? context.self
      : scope === 'each'
        ? context.each
        : memberOf(context.facts, scope)

/** The value as written: undefined where nothing was, `'unknown'` where that was said. */
export const written = ({ scope, name, inner }: Path, context: Context): FactValue | undefined => {
  const value = holderOf(scope, context)?.[name]
  return (inner === undefined ? value : (value as Holder)?.[inner]) as FactValue | undefined
}

/** The value, or undefined where it is unknown. */
export const known = (path: Path, context: Context): FactValue | undefined => {
  const value = written(path, context)
  return value === 'unknown' ? undefined : value
}

/** The name under which a missing value is listed. */
export const nameOf = ({ scope, name, inner }: Path, { each, eachIsObligor }: Context): string => {
  if (scope === 'each' && eachIsObligor) return 'obligors'
  const relation = each?.relation
  const whose = scope !== 'each' ? scope : typeof relation === 'string' ? relation : 'other'
  return [whose === 'self' ? '' : whose, name, inner].filter(Boolean).join('.')
}
