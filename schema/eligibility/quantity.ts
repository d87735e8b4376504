import { yearsBy } from './years.ts'
import {
  BETWEEN,
  bounds,
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
  WORKED_OUT,
  type Bounds,
} from './bounds.ts'
import { contextOf, factNode, lookingAt, peopleOf, setRange, type Context } from './context.ts'
import { MOST_PEOPLE } from './facts.ts'
import type { Quantity } from './rule.ts'
import { NO, UNKNOWN, YES } from './tri.ts'
import type { Compiler, QuantityNode } from './compiler.ts'
import { liveCases } from './condition.ts'

const OLDEST_YEARS = 130

const isKnown = (value: unknown): boolean => value !== undefined && value !== 'unknown'

const nodeOf = (made: Bounds, more: Pick<QuantityNode, 'known' | 'written' | 'open'>): QuantityNode => {
  made.open = more.open
  return {
    bounds: made,
    range: (context) => boundsOf(made, context),
    known: more.known,
    written: more.written,
    open: more.open,
  }
}

const constant = (value: number): QuantityNode =>
  nodeOf(bounds(NUMBER, { lo: value }), {
    known: () => true,
    written: () => true,
    open: () => undefined,
  })

const ofFact = (path: string): QuantityNode => {
  const { kind, slot, written, name } = factNode(path)
  if (kind.kind !== 'int') throw new Error(`not a number: ${path}`)
  const { min, max } = kind
  const made =
    slot === undefined
      ? bounds(WORKED_OUT, {
          call: (context) => {
            const value = written(context)
            setRange(
              context,
              typeof value === 'number' ? value : min,
              typeof value === 'number' ? value : max,
            )
          },
        })
      : bounds(STATED, { slot, lo: min, hi: max })
  return nodeOf(made, {
    known: (context) => isKnown(written(context)),
    written: (context) => written(context) !== undefined,
    open: (context, out) => {
      if (!isKnown(written(context))) out.add(name(context))
    },
  })
}

const ofAge = (compiler: Compiler, quantity: Extract<Quantity, { age: unknown }>): QuantityNode => {
  const fact = factNode(`${quantity.age}.birthDate`)
  const at = quantity.at === undefined ? undefined : compiler.day(quantity.at)
  const yearsOn = yearsBy(compiler.on)
  const call: QuantityNode['range'] = (context) => {
    const born = fact.written(context)
    if (typeof born !== 'string' || born === 'unknown') setRange(context, 0, OLDEST_YEARS)
    else if (at === undefined) yearsOn(context, born)
    else {
      const day = at.day(context)
      if (day === undefined) setRange(context, 0, OLDEST_YEARS)
      else yearsBy(day)(context, born)
    }
  }
  return remembered(
    nodeOf(bounds(WORKED_OUT, { call }), {
      known: (context) => isKnown(fact.written(context)),
      written: (context) => fact.written(context) !== undefined,
      open: (context, out) => {
        if (!isKnown(fact.written(context))) out.add(fact.name(context))
        at?.open(context, out)
      },
    }),
  )
}

const ofCount = (compiler: Compiler, quantity: Extract<Quantity, { count: unknown }>): QuantityNode => {
  const where = compiler.rule(quantity.where)
  const people = quantity.count
  const call: QuantityNode['range'] = (context) => {
    const list = peopleOf(context, people)
    let [lo, hi] = [0, list === undefined ? MOST_PEOPLE : 0]
    for (const person of list ?? []) {
      const counts = lookingAt(context, person, people, where.test)
      if (counts === YES) lo += 1
      if (counts !== NO) hi += 1
    }
    setRange(context, lo, hi)
  }
  return nodeOf(bounds(WORKED_OUT, { call }), {
    known: (context) => peopleOf(context, people) !== undefined,
    written: (context) =>
      (people === 'obligors' ? context.facts.obligors : context.facts.members) !== undefined,
    open: (context, out) => {
      const list = peopleOf(context, people)
      if (list === undefined) out.add(people)
      for (const person of list ?? []) lookingAt(context, person, people, () => where.open(context, out))
    },
  })
}

/** Parts that hang on no fact are worked out beforehand. */
const combine = (op: number, parts: QuantityNode[]): QuantityNode => {
  const made = bounds(op, { parts: parts.map((part) => part.bounds) })
  if (made.parts.every((part) => part.op === NUMBER)) {
    const register = contextOf({}, '')
    boundsOf(made, register)
    return constant(register.lo)
  }
  return nodeOf(made, {
    known: (context) => parts.every((part) => part.known(context)),
    written: (context) => parts.some((part) => part.written(context)),
    open: (context, out) => parts.forEach((part) => part.open(context, out)),
  })
}

const firstOf = (
  parts: QuantityNode[],
  fits: (part: QuantityNode, context: Context) => boolean,
  first = parts[0],
): QuantityNode => {
  if (first === undefined) throw new Error('an empty list of quantities')
  const pick = (context: Context): QuantityNode => {
    for (const part of parts) if (fits(part, context)) return part
    return first
  }
  return nodeOf(bounds(WORKED_OUT, { call: (context) => boundsOf(pick(context).bounds, context) }), {
    known: (context) => pick(context).known(context),
    written: (context) => pick(context).written(context),
    open: (context, out) => pick(context).open(context, out),
  })
}

const ofCases = (compiler: Compiler, quantity: Extract<Quantity, { cases: unknown }>): QuantityNode => {
  const cases = liveCases(
    quantity.cases.map((one) => ({ if: compiler.rule(one.if), then: compiler.quantity(one.then) })),
    { if: compiler.rule('yes'), then: compiler.quantity(quantity.otherwise) },
  )
  const [first] = cases
  if (first !== undefined && cases.length === 1) return first.then
  /** Every branch that may still apply, in order; the last one surely applies if none before does. */
  const live = (context: Context): QuantityNode[] => {
    const branches: QuantityNode[] = []
    for (const one of cases) {
      const holds = one.if.test(context)
      if (holds !== NO) branches.push(one.then)
      if (holds === YES) break
    }
    return branches
  }
  const made = bounds(BRANCHES, {
    ifs: cases.map((one) => one.if.truth),
    parts: cases.map((one) => one.then.bounds),
  })
  return nodeOf(made, {
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
  })
}

/** A term is worked out once in an evaluation. */
export const remembered = (node: QuantityNode): QuantityNode =>
  node.bounds.op === NUMBER ? node : nodeOf(bounds(NAMED, { parts: [node.bounds] }), node)

export const compileQuantity = (compiler: Compiler, quantity: Quantity): QuantityNode => {
  if (typeof quantity === 'number') return constant(quantity)
  if ('fact' in quantity) return ofFact(quantity.fact)
  if ('standard' in quantity) return constant(compiler.standardFen(quantity.standard, quantity.per))
  if ('age' in quantity) return ofAge(compiler, quantity)
  if ('count' in quantity) return ofCount(compiler, quantity)
  if ('term' in quantity) return compiler.quantityTerm(quantity.term)
  const all = (list: Quantity[]): QuantityNode[] => list.map((part) => compiler.quantity(part))
  if ('sum' in quantity) return combine(SUM, all(quantity.sum))
  if ('minus' in quantity) return combine(MINUS, all(quantity.minus))
  if ('times' in quantity) return combine(TIMES, all(quantity.times))
  if ('over' in quantity) return combine(OVER, all(quantity.over))
  if ('between' in quantity) return combine(BETWEEN, all(quantity.between))
  if ('largest' in quantity) return combine(LARGEST, all(quantity.largest))
  if ('firstKnown' in quantity)
    return firstOf(
      all(quantity.firstKnown),
      (part, context) => part.known(context),
      quantity.asked === undefined ? undefined : compiler.quantity(quantity.asked),
    )
  if ('firstWritten' in quantity)
    return firstOf(all(quantity.firstWritten), (part, context) => part.written(context))
  return ofCases(compiler, quantity)
}
