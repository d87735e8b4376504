import type { Day } from '../dates.ts'
import type { Bounds } from './bounds.ts'
import { compileRule, remembered as rememberedRule } from './condition.ts'
import { compileDay, restDaysOf, type RestDays } from './day.ts'
import { inForce, type Context } from './context.ts'
import { compileProgramme, type CompiledProgramme } from './programme.ts'
import { compileQuantity, remembered as rememberedQuantity } from './quantity.ts'
import type { DayRule, Quantity, Rule, RuleBook, StandardValue, Term } from './rule.ts'
import type { Tri } from './tri.ts'
import type { Truth } from './truth.ts'

export type RuleNode = {
  truth: Truth
  test: (context: Context) => Tri
  /** Adds the facts that are unknown and may still move this rule. Call it where `test` gave UNKNOWN. */
  open: (context: Context, out: Set<string>) => void
}

export type QuantityNode = {
  bounds: Bounds
  /** Leaves the least and greatest possible value in `context.lo` and `context.hi`. */
  range: (context: Context) => void
  known: (context: Context) => boolean
  written: (context: Context) => boolean
  open: (context: Context, out: Set<string>) => void
}

export type DayNode = {
  /** The day, or undefined while a part of it is unknown. */
  day: (context: Context) => Day | undefined
  open: (context: Context, out: Set<string>) => void
}

/** Turns rules into closures for one day: terms, standards and `since` are settled by then. */
export type Compiler = {
  readonly on: Day
  rule: (rule: Rule) => RuleNode
  quantity: (quantity: Quantity) => QuantityNode
  ruleTerm: (id: string) => RuleNode
  quantityTerm: (id: string) => QuantityNode
  day: (rule: DayRule) => DayNode
  dayTerm: (id: string) => DayNode
  readonly restDays: RestDays
  /** Undefined where no version of the programme covers the day. Throws where there is no such programme. */
  programme: (id: string) => CompiledProgramme | undefined
  standard: (id: string) => StandardValue | undefined
  standardFen: (id: string, per: 'month' | 'year') => number
}

const MONTHS_A_YEAR = 12

const memo = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

export const compilerFor = (book: RuleBook, on: Day): Compiler => {
  const term = (id: string): Term => {
    const found = inForce(
      book.terms.filter((one) => one.id === id),
      on,
    )
    if (found === undefined) throw new Error(`no such term on ${on}: ${id}`)
    return found
  }
  const compiler: Compiler = {
    on,
    rule: (rule) => compileRule(compiler, rule),
    quantity: (quantity) => compileQuantity(compiler, quantity),
    ruleTerm: memo((id) => {
      const found = term(id)
      if (!('rule' in found)) throw new Error(`not a condition: ${id}`)
      return rememberedRule(compileRule(compiler, found.rule))
    }),
    quantityTerm: memo((id) => {
      const found = term(id)
      if (!('quantity' in found)) throw new Error(`not a quantity: ${id}`)
      return rememberedQuantity(compileQuantity(compiler, found.quantity))
    }),
    day: (rule) => compileDay(compiler, rule),
    dayTerm: memo((id) => {
      const found = term(id)
      if (!('day' in found)) throw new Error(`not a day: ${id}`)
      return compileDay(compiler, found.day)
    }),
    programme: memo((id) => {
      const found = book.programmes.find((one) => one.id === id)
      if (found === undefined) throw new Error(`no such programme: ${id}`)
      return compileProgramme(compiler, found)
    }),
    restDays: restDaysOf(book.calendar),
    standard: (id) => inForce(book.standards.find((one) => one.id === id)?.values ?? [], on),
    standardFen: (id, per) => {
      const standard = book.standards.find((one) => one.id === id)
      const value = compiler.standard(id)
      if (standard === undefined || value === undefined) throw new Error(`no standard on ${on}: ${id}`)
      if (per === standard.per) return value.fen
      if (per === 'year') return value.fen * MONTHS_A_YEAR
      throw new Error(`a yearly standard is not whole fen a month: ${id}`)
    },
  }
  return compiler
}
