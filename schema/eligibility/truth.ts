import { boundsOf, type Bounds } from './bounds.ts'
import { readSlot, type Context } from './context.ts'
import type { Reach, Search } from './reach.ts'
import type { Scalar } from './rule.ts'
import { NO, UNKNOWN, YES, type Tri } from './tri.ts'

/**
 * Conditions as records of one shape, walked by one function: several times faster than a function for each condition, and
 * without writing code at run time, which the page's policy forbids.
 */
export type Truth = {
  readonly op: number
  readonly parts: readonly Truth[]
  /** The answer where the fact is unknown; of a condition that hangs on no fact, its answer. */
  readonly otherwise: Tri
  readonly slot: number
  readonly only: Scalar | undefined
  readonly wanted: readonly Scalar[]
  readonly left: Bounds | undefined
  readonly right: Bounds | undefined
  readonly call: ((context: Context) => Tri) | undefined
  /** As of a RuleNode: adds the unknown facts that may still move it. */
  open: (context: Context, out: Set<string>) => void
  /** Of another programme: what it can come to, and the facts that bring it there (reach.ts). */
  readonly reach: ((search: Search) => Reach) | undefined
  readonly towards: ((wanted: Reach, search: Search, out: Set<string>) => void) | undefined
  /** The last answer of a term, and the evaluation in which it was given. */
  seenIn: number
  seen: Tri
  /** What it can come to, by the search that asked last. */
  reachedIn: number
  reached: Reach
}

export const FIXED = 0
export const IS = 1
export const INCLUDES = 2
export const ALL = 3
export const ANY = 4
export const NOT = 5
export const BELOW = 6
export const CASES = 7
export const TERM = 8
export const CALL = 9

export const truth = (op: number, more: Partial<Truth>): Truth => ({
  op,
  parts: more.parts ?? [],
  otherwise: more.otherwise ?? UNKNOWN,
  slot: more.slot ?? 0,
  only: more.only,
  wanted: more.wanted ?? [],
  left: more.left,
  right: more.right,
  call: more.call,
  open: () => undefined,
  reach: more.reach,
  towards: more.towards,
  seenIn: 0,
  seen: UNKNOWN,
  reachedIn: 0,
  reached: 0,
})

const isBelow = (left: Bounds, right: Bounds, context: Context): Tri => {
  boundsOf(left, context)
  const { lo, hi } = context
  boundsOf(right, context)
  return hi < context.lo ? YES : lo >= context.hi ? NO : UNKNOWN
}

/** Parts are an `if` and its `then` in turn; the last `if` surely applies. */
const ofCases = (parts: readonly Truth[], context: Context): Tri => {
  let seen: Tri | undefined
  for (let at = 0; at < parts.length; at += 2) {
    const applies = truthOf(parts[at] as Truth, context)
    if (applies === NO) continue
    const value = truthOf(parts[at + 1] as Truth, context)
    if (applies === YES) return seen === undefined || seen === value ? value : UNKNOWN
    if (value === UNKNOWN || (seen !== undefined && seen !== value)) return UNKNOWN
    seen = value
  }
  return UNKNOWN
}

export const truthOf = (node: Truth, context: Context): Tri => {
  switch (node.op) {
    case IS: {
      const known = context.read[node.slot]
      const value = known === undefined ? readSlot(context, node.slot) : known
      if (value === null) return node.otherwise
      if (value === node.only) return YES
      return node.wanted.length > 1 && node.wanted.includes(value as Scalar) ? YES : NO
    }
    case INCLUDES: {
      const known = context.read[node.slot]
      const value = known === undefined ? readSlot(context, node.slot) : known
      if (!Array.isArray(value)) return UNKNOWN
      if (value.length > 0) for (const entry of node.wanted) if (value.includes(entry)) return YES
      return NO
    }
    case ALL: {
      let result: Tri = YES
      for (const part of node.parts) {
        const value = truthOf(part, context)
        if (value === NO) return NO
        if (value < result) result = value
      }
      return result
    }
    case ANY: {
      let result: Tri = NO
      for (const part of node.parts) {
        const value = truthOf(part, context)
        if (value === YES) return YES
        if (value > result) result = value
      }
      return result
    }
    case NOT:
      return (2 - truthOf(node.parts[0] as Truth, context)) as Tri
    case BELOW:
      return isBelow(node.left as Bounds, node.right as Bounds, context)
    case CASES:
      return ofCases(node.parts, context)
    case TERM: {
      // Not while a rule looks at people one by one: then the term may speak of another one each time.
      if (context.each !== undefined) return truthOf(node.parts[0] as Truth, context)
      if (node.seenIn !== context.id) {
        node.seen = truthOf(node.parts[0] as Truth, context)
        node.seenIn = context.id
      }
      return node.seen
    }
    case CALL:
      return node.call?.(context) ?? UNKNOWN
    default:
      return node.otherwise
  }
}
