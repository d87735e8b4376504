import type { Context } from './context.ts'
import { nextId } from './context.ts'
import type { Node, Spread } from './node.ts'
import { openFacts } from './open.ts'
import { holdingVerdict } from './programme.ts'
import type { Verdict } from './rule.ts'
import { NO, UNKNOWN, YES } from './tri.ts'
import { bounds, isExact, truthOf } from './value.ts'

/**
 * What can still become of an open expression when everything that can be asked is answered. What was answered with "unknown"
 * stays unknown, and so does what the window decides. Facts are taken one by one, so a way that looks open may be none; one
 * that looks closed is closed.
 */
export type Search = { readonly id: number; context: Context; asks: (fact: string) => boolean }

export const searchIn = (context: Context, asks: Search['asks']): Search => ({ id: nextId(), context, asks })

/** A set of answers that a condition can come to. Not knowing is always left, and is not counted. */
export type Reach = number
export const NEVER: Reach = 0
export const CAN_NO: Reach = 1
export const CAN_YES: Reach = 2
const EITHER: Reach = 3
const swapped = (reach: Reach): Reach => ((reach & CAN_NO) << 1) | ((reach & CAN_YES) >> 1)

const isAsked = (node: Node, { context, asks }: Search): boolean => {
  const names = new Set<string>()
  openFacts(node, context, names)
  for (const name of names) if (asks(name)) return true
  return false
}

type Join = (left: number, right: number) => number

const by = (join: Join, a: Spread, b: Spread): Spread =>
  [0, 1, 2, 3].map((at) => join(a[at] as number, b[at] as number)) as unknown as Spread
/** The other one counts against it: its greatest makes the least. */
const against = (join: Join, a: Spread, b: Spread): Spread => by(join, a, [b[3], b[2], b[1], b[0]])

/** Both may apply, and which of them will stay unknown. */
const between = (a: Spread, b: Spread): Spread => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]
/** It will be known which of them applies. */
const eitherOf = (a: Spread, b: Spread): Spread => [
  Math.min(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const joined = (op: string, a: Spread, b: Spread): Spread => {
  if (op === 'all') return by(Math.min, a, b)
  if (op === 'sum') return by((left, right) => left + right, a, b)
  if (op === 'times') return by((left, right) => left * right, a, b)
  if (op === 'minus') return against((left, right) => left - right, a, b)
  if (op === 'over') return against((left, right) => left / right, a, b)
  return op === 'between' ? between(a, b) : by(Math.max, a, b)
}

const spreadTo = (reach: Reach): Spread => [0, reach & CAN_YES ? 1 : 0, reach & CAN_NO ? 0 : 1, 1]
const reachIn = ([, loMax, hiMin]: Spread): Reach =>
  (hiMin === 0 ? CAN_NO : NEVER) | (loMax === 1 ? CAN_YES : NEVER)
export const reachOf = (node: Node, search: Search): Reach => reachIn(spreadOf(node, search))

const ofBelow = ([left, right]: readonly Node[], search: Search): Spread => {
  const [a, b] = [spreadOf(left as Node, search), spreadOf(right as Node, search)]
  return spreadTo((a[2] < b[1] ? CAN_YES : NEVER) | (a[1] >= b[2] ? CAN_NO : NEVER))
}

/** The cases from one on: what applies decides; while that is open, only what both ways agree on. */
const ofCases = (parts: readonly Node[], at: number, search: Search): Spread => {
  const [when, then] = [parts[at] as Node, parts[at + 1]]
  if (then === undefined) return spreadOf(when, search)
  const applies = truthOf(when, search.context)
  if (applies === YES) return spreadOf(then, search)
  const rest = ofCases(parts, at + 2, search)
  if (applies === NO) return rest
  const [own, may] = [spreadOf(then, search), reachOf(when, search)]
  const open = between(own, rest)
  const taken = may & CAN_YES ? eitherOf(open, own) : open
  return may & CAN_NO ? eitherOf(taken, rest) : taken
}

/** What a verdict of another programme comes to where that one's conditions fail, and where they hold. */
const waysOf = ({ book, programme, wanted }: Node): [failing: Reach, holding: Reach] => {
  const as = (verdict: Verdict): Reach =>
    wanted.includes(verdict) ? CAN_YES : verdict === 'ask' ? NEVER : CAN_NO
  return [as('not_met'), as(holdingVerdict(book.programme(programme)))]
}

const otherOf = ({ book, programme }: Node): Node => book.programme(programme).holds

const ofVerdict = (node: Node, search: Search): Spread => {
  const [failing, holding] = waysOf(node)
  const can = reachOf(otherOf(node), search)
  return spreadTo((can & CAN_NO ? failing : NEVER) | (can & CAN_YES ? holding : NEVER))
}

const workOut = (node: Node, search: Search): Spread => {
  const { op, parts } = node
  const { lo, hi } = bounds(node, search.context)
  if (lo === hi) return [lo, lo, lo, lo]
  switch (op) {
    case 'not':
      return against((one, part) => one - part, [1, 1, 1, 1], spreadOf(parts[0] as Node, search))
    case 'below':
      return ofBelow(parts, search)
    case 'cases':
      return ofCases(parts, 0, search)
    case 'verdict':
      return ofVerdict(node, search)
    case 'all':
    case 'any':
    case 'sum':
    case 'times':
    case 'minus':
    case 'over':
    case 'between':
    case 'largest':
      return parts.map((part) => spreadOf(part, search)).reduce((a, b) => joined(op, a, b))
    default:
      // Taken as a whole: anything between its bounds where one of its facts is asked for, else what it is.
      return isAsked(node, search) ? [lo, hi, lo, hi] : [lo, lo, hi, hi]
  }
}

const spreadOf = (node: Node, search: Search): Spread => {
  if (node.reachedIn !== search.id) {
    node.reach = workOut(node, search)
    node.reachedIn = search.id
  }
  return node.reach as Spread
}

/** Adds the facts that may bring an open condition to one of the wanted answers. */
export const factsTowards = (node: Node, wanted: Reach, search: Search, out: Set<string>): void => {
  const { op, parts } = node
  const aim = wanted & reachOf(node, search)
  if (aim === NEVER || isExact(node, search.context)) return
  switch (op) {
    case 'all':
    case 'any':
      for (const part of parts) factsTowards(part, aim, search, out)
      return
    case 'not':
      return factsTowards(parts[0] as Node, swapped(aim), search, out)
    case 'cases':
      for (let at = 0; at < parts.length; at += 2) {
        const [when, then] = [parts[at] as Node, parts[at + 1]]
        if (then === undefined) return factsTowards(when, aim, search, out)
        const applies = truthOf(when, search.context)
        if (applies === NO) continue
        factsTowards(when, EITHER, search, out)
        factsTowards(then, aim, search, out)
        if (applies !== UNKNOWN) return
      }
      return
    case 'verdict': {
      const [failing, holding] = waysOf(node)
      const towards = (failing & aim ? CAN_NO : NEVER) | (holding & aim ? CAN_YES : NEVER)
      return factsTowards(otherOf(node), towards, search, out)
    }
    default:
      openFacts(node, search.context, out)
  }
}
