import type { Bounds } from './bounds.ts'
import {
  BETWEEN,
  boundsOf,
  BRANCHES,
  LARGEST,
  MINUS,
  NAMED,
  NUMBER,
  OVER,
  STATED,
  SUM,
  TIMES,
} from './bounds.ts'
import type { Context } from './context.ts'
import { NO, UNKNOWN, YES, type Tri } from './tri.ts'
import { ALL, ANY, BELOW, CASES, FIXED, NOT, TERM, truthOf, type Truth } from './truth.ts'

/**
 * What can still become of an open condition when everything that can be asked is answered. What was answered with "unknown"
 * stays unknown, and so does what the window decides. Facts are taken one by one, so a way that looks open may be none; one
 * that looks closed is closed.
 */
export type Search = { readonly id: number; context: Context; asks: (fact: string) => boolean }

/** As small as the numbers of contexts: conditions remember what they can come to by it. */
const LAST_ID = 2 ** 30 - 1
let latestId = 0

export const searchIn = (context: Context, asks: Search['asks']): Search => {
  latestId = latestId === LAST_ID ? 1 : latestId + 1
  return { id: latestId, context, asks }
}

/** A set of answers that a condition can come to. Not knowing is always left, and is not counted. */
export type Reach = number
export const NEVER: Reach = 0
export const CAN_NO: Reach = 1
export const CAN_YES: Reach = 2
const EITHER: Reach = 3

export const reachedBy = (value: Tri): Reach => (value === YES ? CAN_YES : value === NO ? CAN_NO : NEVER)
const swapped = (reach: Reach): Reach => ((reach & CAN_NO) << 1) | ((reach & CAN_YES) >> 1)

const isAsked = (open: Truth['open'], { context, asks }: Search): boolean => {
  const names = new Set<string>()
  open(context, names)
  for (const name of names) if (asks(name)) return true
  return false
}

/** Between what least and what greatest values the two bounds of a quantity can come to lie. */
type Spread = { loMin: number; loMax: number; hiMin: number; hiMax: number }

const still = (lo: number, hi: number): Spread => ({ loMin: lo, loMax: lo, hiMin: hi, hiMax: hi })
const anywhere = (lo: number, hi: number): Spread => ({ loMin: lo, loMax: hi, hiMin: lo, hiMax: hi })

const joined = (op: number, a: Spread, b: Spread): Spread => {
  const by = (work: (left: number, right: number) => number): Spread => ({
    loMin: work(a.loMin, b.loMin),
    loMax: work(a.loMax, b.loMax),
    hiMin: work(a.hiMin, b.hiMin),
    hiMax: work(a.hiMax, b.hiMax),
  })
  const against = (work: (left: number, right: number) => number): Spread => ({
    loMin: work(a.loMin, b.hiMax),
    loMax: work(a.loMax, b.hiMin),
    hiMin: work(a.hiMin, b.loMax),
    hiMax: work(a.hiMax, b.loMin),
  })
  if (op === SUM) return by((left, right) => left + right)
  if (op === TIMES) return by((left, right) => left * right)
  if (op === LARGEST) return by(Math.max)
  if (op === MINUS) return against((left, right) => left - right)
  if (op === OVER) return against((left, right) => left / right)
  return {
    loMin: Math.min(a.loMin, b.loMin),
    loMax: Math.min(a.loMax, b.loMax),
    hiMin: Math.max(a.hiMin, b.hiMin),
    hiMax: Math.max(a.hiMax, b.hiMax),
  }
}

const eitherOf = (a: Spread, b: Spread): Spread => ({
  loMin: Math.min(a.loMin, b.loMin),
  loMax: Math.max(a.loMax, b.loMax),
  hiMin: Math.min(a.hiMin, b.hiMin),
  hiMax: Math.max(a.hiMax, b.hiMax),
})

const spreadOfBranches = (node: Bounds, at: number, search: Search): Spread => {
  const [applies, part] = [node.ifs[at], node.parts[at]]
  if (applies === undefined || part === undefined) throw new Error('no branch surely applies')
  const known = truthOf(applies, search.context)
  if (known === YES) return spreadOf(part, search)
  const rest = spreadOfBranches(node, at + 1, search)
  if (known === NO) return rest
  const own = spreadOf(part, search)
  return reachOf(applies, search) === NEVER ? joined(BETWEEN, own, rest) : eitherOf(own, rest)
}

const spreadOf = (node: Bounds, search: Search): Spread => {
  const { context } = search
  if (node.op === NUMBER) return still(node.lo, node.lo)
  const [first] = node.parts
  if (first === undefined || node.op === STATED) {
    boundsOf(node, context)
    const { lo, hi } = context
    return lo !== hi && isAsked(node.open, search) ? anywhere(lo, hi) : still(lo, hi)
  }
  if (node.op === NAMED) return spreadOf(first, search)
  if (node.op === BRANCHES) return spreadOfBranches(node, 0, search)
  return node.parts.map((part) => spreadOf(part, search)).reduce((a, b) => joined(node.op, a, b))
}

const reachOfBelow = (node: Truth, search: Search): Reach => {
  const left = spreadOf(node.left as Bounds, search)
  const right = spreadOf(node.right as Bounds, search)
  return (left.hiMin < right.loMax ? CAN_YES : NEVER) | (left.loMax >= right.hiMin ? CAN_NO : NEVER)
}

/** The cases from one on: what applies decides; while that is open, only what both ways agree on. */
const reachOfCases = (parts: readonly Truth[], at: number, search: Search): Reach => {
  const [applies, then] = [parts[at], parts[at + 1]]
  if (applies === undefined || then === undefined) return NEVER
  const may = reachOf(applies, search)
  const known = truthOf(applies, search.context)
  if (known === YES) return reachOf(then, search)
  const rest = reachOfCases(parts, at + 2, search)
  if (known === NO) return rest
  const own = reachOf(then, search)
  return (may & CAN_YES ? own : NEVER) | (may & CAN_NO ? rest : NEVER) | (own & rest)
}

export const reachOf = (node: Truth, search: Search): Reach => {
  if (node.reachedIn === search.id) return node.reached
  const known = truthOf(node, search.context)
  node.reached = known === UNKNOWN ? reachOfOpen(node, search) : reachedBy(known)
  node.reachedIn = search.id
  return node.reached
}

const reachOfOpen = (node: Truth, search: Search): Reach => {
  switch (node.op) {
    case FIXED:
      return NEVER
    case ALL:
    case ANY: {
      const parts = node.parts.map((part) => reachOf(part, search))
      const some = parts.reduce((all, part) => all | part, NEVER)
      const every = parts.reduce((all, part) => all & part, EITHER)
      return node.op === ALL ? (some & CAN_NO) | (every & CAN_YES) : (some & CAN_YES) | (every & CAN_NO)
    }
    case NOT:
      return swapped(reachOf(node.parts[0] as Truth, search))
    case BELOW:
      return reachOfBelow(node, search)
    case CASES:
      return reachOfCases(node.parts, 0, search)
    case TERM:
      return reachOf(node.parts[0] as Truth, search)
    default:
      return node.reach?.(search) ?? (isAsked(node.open, search) ? EITHER : NEVER)
  }
}

/** Adds the facts that may bring an open condition to one of the wanted answers. */
export const factsTowards = (node: Truth, wanted: Reach, search: Search, out: Set<string>): void => {
  const aim = wanted & reachOf(node, search)
  if (aim === NEVER || truthOf(node, search.context) !== UNKNOWN) return
  switch (node.op) {
    case ALL:
    case ANY:
    case TERM:
      for (const part of node.parts) factsTowards(part, aim, search, out)
      return
    case NOT:
      factsTowards(node.parts[0] as Truth, swapped(aim), search, out)
      return
    case CASES:
      for (let at = 0; at < node.parts.length; at += 2) {
        const applies = truthOf(node.parts[at] as Truth, search.context)
        if (applies === NO) continue
        factsTowards(node.parts[at] as Truth, EITHER, search, out)
        factsTowards(node.parts[at + 1] as Truth, aim, search, out)
        if (applies === YES) return
      }
      return
    default:
      if (node.towards === undefined) node.open(search.context, out)
      else node.towards(aim, search, out)
  }
}
