import { readSlot, setRange, type Context } from './context.ts'
import { truthOf, type Truth } from './truth.ts'
import { NO, YES } from './tri.ts'

/** Quantities as records of one shape, walked by one function, like conditions (truth.ts). */
export type Bounds = {
  readonly op: number
  readonly parts: readonly Bounds[]
  /** Of cases: the condition of each part. */
  readonly ifs: readonly Truth[]
  readonly slot: number
  /** What a number that hangs on no fact is; of a fact, its bounds. */
  readonly lo: number
  readonly hi: number
  readonly call: ((context: Context) => void) | undefined
  /** As of a QuantityNode: adds the unknown facts that may still move it. */
  open: (context: Context, out: Set<string>) => void
  /** The last bounds of a term, and the evaluation in which they were found. */
  seenIn: number
  seenLo: number
  seenHi: number
}

export const NUMBER = 0
export const STATED = 1
export const SUM = 2
export const MINUS = 3
export const TIMES = 4
export const OVER = 5
export const BETWEEN = 6
export const LARGEST = 7
export const BRANCHES = 8
export const NAMED = 9
export const WORKED_OUT = 10

export const bounds = (op: number, more: Partial<Bounds>): Bounds => ({
  op,
  parts: more.parts ?? [],
  ifs: more.ifs ?? [],
  slot: more.slot ?? 0,
  lo: more.lo ?? 0,
  hi: more.hi ?? 0,
  call: more.call,
  open: () => undefined,
  seenIn: 0,
  // Numbers with a fraction from the start: the engine then never changes how it stores them.
  seenLo: 0.5,
  seenHi: 0.5,
})

/** Joins the bounds so far with those in the register; each rule of arithmetic here is monotone, so bounds map to bounds. */
const join = (op: number, context: Context, lo: number, hi: number): void => {
  if (op === TIMES) setRange(context, lo * context.lo, hi * context.hi)
  else if (op === SUM) setRange(context, lo + context.lo, hi + context.hi)
  else if (op === MINUS) setRange(context, lo - context.hi, hi - context.lo)
  else if (op === OVER) setRange(context, lo / context.hi, hi / context.lo)
  else if (op === BETWEEN) setRange(context, Math.min(lo, context.lo), Math.max(hi, context.hi))
  else setRange(context, Math.max(lo, context.lo), Math.max(hi, context.hi))
}

const ofBranches = (node: Bounds, context: Context): void => {
  let [lo, hi] = [Infinity, -Infinity]
  for (let at = 0; at < node.ifs.length; at += 1) {
    const applies = truthOf(node.ifs[at] as Truth, context)
    if (applies === NO) continue
    boundsOf(node.parts[at] as Bounds, context)
    if (context.lo < lo) lo = context.lo
    if (context.hi > hi) hi = context.hi
    if (applies === YES) break
  }
  setRange(context, lo, hi)
}

/** Leaves the least and the greatest possible value in the register. */
export const boundsOf = (node: Bounds, context: Context): void => {
  switch (node.op) {
    case NUMBER:
      setRange(context, node.lo, node.lo)
      return
    case STATED: {
      const known = context.read[node.slot]
      const value = known === undefined ? readSlot(context, node.slot) : known
      if (typeof value === 'number') setRange(context, value, value)
      else setRange(context, node.lo, node.hi)
      return
    }
    case BRANCHES:
      ofBranches(node, context)
      return
    case NAMED: {
      const whole = node.parts[0] as Bounds
      if (context.each !== undefined) return boundsOf(whole, context)
      if (node.seenIn !== context.id) {
        boundsOf(whole, context)
        node.seenLo = context.lo
        node.seenHi = context.hi
        node.seenIn = context.id
      } else setRange(context, node.seenLo, node.seenHi)
      return
    }
    case WORKED_OUT:
      node.call?.(context)
      return
    default: {
      boundsOf(node.parts[0] as Bounds, context)
      for (let at = 1; at < node.parts.length; at += 1) {
        const { lo, hi } = context
        boundsOf(node.parts[at] as Bounds, context)
        join(node.op, context, lo, hi)
      }
    }
  }
}
