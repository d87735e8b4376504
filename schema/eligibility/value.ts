import { dayAt, type Day } from '../dates.ts'
import { known, setRange, written, type Context } from './context.ts'
import type { FactValue } from './facts.ts'
import { ofAge, ofDate, ofDay } from './days.ts'
import { ALWAYS, type Node } from './node.ts'
import { lookingAt, peopleOf } from './people.ts'
import { verdictFor } from './programme.ts'
import { NO, YES, type Tri } from './tri.ts'

/** How many members or obligors one request may name. */
const MOST_PEOPLE = 30

type Work = (node: Node, context: Context) => void

/** Joins the bounds of all parts; each rule of arithmetic here is monotone, so bounds map to bounds. */
const ofArithmetic: Work = ({ op, parts }, context) => {
  valueOf(parts[0] as Node, context)
  for (let at = 1; at < parts.length; at += 1) {
    const { lo, hi } = context
    valueOf(parts[at] as Node, context)
    if (op === 'times') setRange(context, lo * context.lo, hi * context.hi)
    else if (op === 'sum') setRange(context, lo + context.lo, hi + context.hi)
    else if (op === 'minus') setRange(context, lo - context.hi, hi - context.lo)
    else if (op === 'over') setRange(context, lo / context.hi, hi / context.lo)
    else if (op === 'between') setRange(context, Math.min(lo, context.lo), Math.max(hi, context.hi))
    // `largest` and `latest`
    else setRange(context, Math.max(lo, context.lo), Math.max(hi, context.hi))
  }
}

const ofAll: Work = ({ parts }, context) => {
  let [least, most] = [1, 1]
  for (let at = 0; at < parts.length && most === 1; at += 1) {
    const { lo, hi } = bounds(parts[at] as Node, context)
    if (lo < least) least = lo
    most = hi
  }
  setRange(context, most === 0 ? 0 : least, most)
}

const ofAny: Work = ({ parts }, context) => {
  let [least, most] = [0, 0]
  for (let at = 0; at < parts.length && least === 0; at += 1) {
    const { lo, hi } = bounds(parts[at] as Node, context)
    if (hi > most) most = hi
    least = lo
  }
  setRange(context, least, most)
}

/** Every branch that may apply, up to the first that surely does; the last part applies where none before does. */
const ofCases = ({ op, parts }: Node, context: Context): void => {
  let [least, most] = [Infinity, -Infinity]
  for (let at = 0; at < parts.length; at += 2) {
    const then = parts[at + 1]
    const applies = then === undefined ? YES : truthOf(parts[at] as Node, context)
    if (applies === NO) continue
    if (applies !== YES && op === 'dayCases') return setRange(context, -Infinity, Infinity)
    const { lo, hi } = bounds(then ?? (parts[at] as Node), context)
    if (lo < least) least = lo
    if (hi > most) most = hi
    if (applies === YES) break
  }
  setRange(context, least, most)
}

/** How many of them it holds of; `some` asks only whether it is one at least. */
const ofPeople = ({ op, parts, people }: Node, context: Context): void => {
  const list = peopleOf(context, people)
  let [least, most] = [0, list === undefined ? MOST_PEOPLE : 0]
  lookingAt(context, people, list ?? [], () => {
    const { lo, hi } = bounds(parts[0] as Node, context)
    least += lo
    most += hi
  })
  if (op === 'some') setRange(context, Math.min(least, 1), Math.min(most, 1))
  else setRange(context, least, most)
}

const ofBelow = ({ parts: [left, right, unsaid] }: Node, context: Context): void => {
  const { lo, hi } = bounds(left as Node, context)
  valueOf(right as Node, context)
  if (hi < context.lo) setRange(context, 1, 1)
  else if (lo >= context.hi) setRange(context, 0, 0)
  else if (unsaid === undefined) setRange(context, 0, 1)
  else valueOf(unsaid, context)
}

const isWritten = ({ op, path, parts, people }: Node, context: Context): boolean =>
  op === 'stated'
    ? written(path, context) !== undefined
    : op === 'count'
      ? context.facts[people === 'obligors' ? people : 'members'] !== undefined
      : parts.some((part) => isWritten(part, context))

/** The part that stands for the whole: the first that is known, or written, or else the one that is asked for. */
export const picked = ({ op, parts }: Node, context: Context): Node => {
  const fits = op === 'firstKnown' ? isExact : isWritten
  for (let at = op === 'firstKnown' ? 1 : 0; at < parts.length; at += 1)
    if (fits(parts[at] as Node, context)) return parts[at] as Node
  return parts[0] as Node
}

const ofNumber = ({ path, least, most }: Node, context: Context): void => {
  const value = known(path, context)
  if (typeof value === 'number') setRange(context, value, value)
  else setRange(context, least, most)
}

const isOneOf = (wanted: readonly unknown[], value: FactValue): boolean =>
  Array.isArray(value) ? wanted.some((one) => value.includes(one)) : wanted.includes(value)

const ofIs = ({ path, parts, wanted }: Node, context: Context): void => {
  const value = known(path, context)
  if (value === undefined) valueOf(parts[0] as Node, context)
  else if (isOneOf(wanted, value)) setRange(context, 1, 1)
  else setRange(context, 0, 0)
}

const ofPicked: Work = (node, context) => valueOf(picked(node, context), context)

const ofVerdict = ({ book, programme, wanted }: Node, context: Context): void => {
  const verdict = verdictFor(book.programme(programme), context)
  if (wanted.includes(verdict)) setRange(context, 1, 1)
  else setRange(context, 0, verdict === 'ask' ? 1 : 0)
}

/** How each form of expression comes to its bounds. */
export const works: { readonly [op: string]: Work } = {
  fixed: ({ least, most }, context) => setRange(context, least, most),
  is: ofIs,
  stated: ofNumber,
  date: ofDate,
  birthday: ofDate,
  age: ofAge,
  not: ({ parts }, context) => {
    const { lo, hi } = bounds(parts[0] as Node, context)
    setRange(context, 1 - hi, 1 - lo)
  },
  all: ofAll,
  any: ofAny,
  sum: ofArithmetic,
  minus: ofArithmetic,
  times: ofArithmetic,
  over: ofArithmetic,
  between: ofArithmetic,
  largest: ofArithmetic,
  latest: ofArithmetic,
  below: ofBelow,
  cases: ofCases,
  dayCases: ofCases,
  firstKnown: ofPicked,
  firstWritten: ofPicked,
  some: ofPeople,
  count: ofPeople,
  verdict: ofVerdict,
  workday: ofDay,
  rest: ofDay,
}

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
