import { dayAt, type Day } from '../dates.ts'
import { setRange, type Context } from './context.ts'
import { ALWAYS, type Node } from './node.ts'
import type { Tri } from './tri.ts'

/**
 * Leaves the least and the greatest possible value in the register. Worked out once in an evaluation, but anew for each
 * person whom a rule looks at.
 */
export const valueOf = (node: Node, context: Context): void => {
  const { seenIn } = node
  if (seenIn === context.id || seenIn === ALWAYS) return setRange(context, node.lo, node.hi)
  node.work(node, context)
  if (node.perPerson) return
  node.lo = context.lo
  node.hi = context.hi
  node.seenIn = context.id
}

/** The register after that, to read at once: the next expression overwrites it. */
export const bounds = (node: Node, context: Context): Context => {
  valueOf(node, context)
  return context
}

export const truthOf = (node: Node, context: Context): Tri => {
  valueOf(node, context)
  return (context.lo + context.hi) as Tri
}

export const isExact = (node: Node, context: Context): boolean => {
  valueOf(node, context)
  return context.lo === context.hi
}

/** A day, or undefined while a part of it is unknown. */
export const dayIn = (node: Node, context: Context): Day | undefined =>
  isExact(node, context) ? dayAt(context.lo) : undefined
