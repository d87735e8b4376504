import { fullYears } from '../dates.ts'
import { factNode, lookingAt, peopleOf, type Context } from './context.ts'
import { MOST_PEOPLE } from './facts.ts'
import type { Quantity } from './rule.ts'
import { NO, UNKNOWN, YES } from './tri.ts'
import type { Compiler, QuantityNode } from './compiler.ts'

const OLDEST_YEARS = 130

const isKnown = (value: unknown): boolean => value !== undefined && value !== 'unknown'

const constant = (value: number): QuantityNode => ({
  range: (context) => {
    context.lo = value
    context.hi = value
  },
  known: () => true,
  written: () => true,
  open: () => undefined,
})

const ofFact = (path: string): QuantityNode => {
  const fact = factNode(path)
  if (fact.kind.kind !== 'int') throw new Error(`not a number: ${path}`)
  const { min, max } = fact.kind
  return {
    range: (context) => {
      const value = fact.written(context)
      context.lo = typeof value === 'number' ? value : min
      context.hi = typeof value === 'number' ? value : max
    },
    known: (context) => isKnown(fact.written(context)),
    written: (context) => fact.written(context) !== undefined,
    open: (context, out) => {
      if (!isKnown(fact.written(context))) out.add(fact.name(context))
    },
  }
}

const ofAge = (compiler: Compiler, quantity: Extract<Quantity, { age: unknown }>): QuantityNode => {
  const fact = factNode(`${quantity.age}.birthDate`)
  const at = quantity.at === undefined ? undefined : compiler.day(quantity.at)
  return {
    range: (context) => {
      const born = fact.written(context)
      const day = at === undefined ? context.on : at.day(context)
      if (typeof born === 'string' && born !== 'unknown' && day !== undefined)
        [context.lo, context.hi] = fullYears(born, day)
      else [context.lo, context.hi] = [0, OLDEST_YEARS]
    },
    known: (context) => isKnown(fact.written(context)),
    written: (context) => fact.written(context) !== undefined,
    open: (context, out) => {
      if (!isKnown(fact.written(context))) out.add(fact.name(context))
      at?.open(context, out)
    },
  }
}

const ofCount = (compiler: Compiler, quantity: Extract<Quantity, { count: unknown }>): QuantityNode => {
  const where = compiler.rule(quantity.where)
  const people = quantity.count
  return {
    range: (context) => {
      const list = peopleOf(context, people)
      let [lo, hi] = [0, list === undefined ? MOST_PEOPLE : 0]
      for (const person of list ?? []) {
        const counts = lookingAt(context, person, people, () => where.test(context))
        if (counts === YES) lo += 1
        if (counts !== NO) hi += 1
      }
      context.lo = lo
      context.hi = hi
    },
    known: (context) => peopleOf(context, people) !== undefined,
    written: (context) =>
      (people === 'obligors' ? context.facts.obligors : context.facts.members) !== undefined,
    open: (context, out) => {
      const list = peopleOf(context, people)
      if (list === undefined) out.add(people)
      for (const person of list ?? []) lookingAt(context, person, people, () => where.open(context, out))
    },
  }
}

/** Combines the bounds of several parts; each rule of arithmetic here is monotone, so bounds map to bounds. */
const combine = (
  parts: QuantityNode[],
  together: (los: number[], his: number[]) => [number, number],
): QuantityNode => ({
  range: (context) => {
    const [los, his]: [number[], number[]] = [[], []]
    for (const part of parts) {
      part.range(context)
      los.push(context.lo)
      his.push(context.hi)
    }
    ;[context.lo, context.hi] = together(los, his)
  },
  known: (context) => parts.every((part) => part.known(context)),
  written: (context) => parts.some((part) => part.written(context)),
  open: (context, out) => parts.forEach((part) => part.open(context, out)),
})

const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0)
const productOf = (values: number[]): number => values.reduce((product, value) => product * value, 1)

const firstOf = (
  parts: QuantityNode[],
  fits: (part: QuantityNode, context: Context) => boolean,
): QuantityNode => {
  const pick = (context: Context): QuantityNode => {
    const part = parts.find((candidate) => fits(candidate, context)) ?? parts[0]
    if (part === undefined) throw new Error('an empty list of quantities')
    return part
  }
  return {
    range: (context) => pick(context).range(context),
    known: (context) => pick(context).known(context),
    written: (context) => pick(context).written(context),
    open: (context, out) => pick(context).open(context, out),
  }
}

const ofCases = (compiler: Compiler, quantity: Extract<Quantity, { cases: unknown }>): QuantityNode => {
  const cases = quantity.cases.map((one) => ({
    if: compiler.rule(one.if),
    then: compiler.quantity(one.then),
  }))
  const otherwise = compiler.quantity(quantity.otherwise)
  /** Every branch that may still apply, in order; the last one surely applies if none before does. */
  const live = (context: Context): QuantityNode[] => {
    const branches: QuantityNode[] = []
    for (const one of cases) {
      const holds = one.if.test(context)
      if (holds !== NO) branches.push(one.then)
      if (holds === YES) return branches
    }
    return [...branches, otherwise]
  }
  return {
    range: (context) => {
      let [lo, hi] = [Infinity, -Infinity]
      for (const branch of live(context)) {
        branch.range(context)
        lo = Math.min(lo, context.lo)
        hi = Math.max(hi, context.hi)
      }
      context.lo = lo
      context.hi = hi
    },
    known: (context) => live(context).every((branch) => branch.known(context)),
    written: (context) => live(context).some((branch) => branch.written(context)),
    open: (context, out) => {
      for (const one of cases) {
        const holds = one.if.test(context)
        if (holds === UNKNOWN) one.if.open(context, out)
        if (holds === YES) break
      }
      for (const branch of live(context)) branch.open(context, out)
    },
  }
}

export const compileQuantity = (compiler: Compiler, quantity: Quantity): QuantityNode => {
  if (typeof quantity === 'number') return constant(quantity)
  if ('fact' in quantity) return ofFact(quantity.fact)
  if ('standard' in quantity) return constant(compiler.standardFen(quantity.standard, quantity.per))
  if ('age' in quantity) return ofAge(compiler, quantity)
  if ('count' in quantity) return ofCount(compiler, quantity)
  if ('term' in quantity) return compiler.quantityTerm(quantity.term)
  const all = (list: Quantity[]): QuantityNode[] => list.map((part) => compiler.quantity(part))
  if ('sum' in quantity) return combine(all(quantity.sum), (los, his) => [sumOf(los), sumOf(his)])
  if ('minus' in quantity)
    return combine(all(quantity.minus), ([a = 0, b = 0], [c = 0, d = 0]) => [a - d, c - b])
  if ('times' in quantity) return combine(all(quantity.times), (los, his) => [productOf(los), productOf(his)])
  if ('over' in quantity)
    return combine(all(quantity.over), ([a = 0, b = 1], [c = 0, d = 1]) => [a / d, c / b])
  if ('between' in quantity)
    return combine(all(quantity.between), (los, his) => [Math.min(...los), Math.max(...his)])
  if ('largest' in quantity)
    return combine(all(quantity.largest), (los, his) => [Math.max(...los), Math.max(...his)])
  if ('firstKnown' in quantity)
    return firstOf(all(quantity.firstKnown), (part, context) => part.known(context))
  if ('firstWritten' in quantity)
    return firstOf(all(quantity.firstWritten), (part, context) => part.written(context))
  return ofCases(compiler, quantity)
}
