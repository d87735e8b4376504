import { kindOf } from './facts.ts'
import type { DayRule, Quantity, Rule, Standard, Verdict } from './rule.ts'
import type { Expr } from './rules.ts'

/** Turns the rule language into the few forms that the engine reads. Throws on a name outside the vocabulary: content is checked before. */
export type ToExpr = {
  rule: (rule: Rule) => Expr
  quantity: (quantity: Quantity) => Expr
  day: (day: DayRule) => Expr
}

const MONTHS_A_YEAR = 12
const ASK: Expr = ['ask']

const unsaidAs = (unstated: 'no' | 'yes' | undefined): Expr =>
  unstated === undefined ? ASK : unstated === 'yes' ? 1 : 0
const listOf = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

const factOf = (path: string): string => {
  if (kindOf(path) === undefined) throw new Error(`no such fact: ${path}`)
  return path
}

const bornOf = (person: string): string => factOf(`${person}.birthDate`)

const stated = (path: string): Expr => {
  const kind = kindOf(path)
  if (kind?.kind !== 'int') throw new Error(`not a number: ${path}`)
  return ['stated', path, kind.min, kind.max]
}

const firstKnown = (parts: readonly Expr[], asked = parts[0]): Expr => {
  if (asked === undefined) throw new Error('an empty list')
  return ['firstKnown', asked, ...parts]
}

const timesOf = (standards: readonly Standard[], id: string, per: 'month' | 'year'): number => {
  const standard = standards.find((one) => one.id === id)
  if (standard === undefined) throw new Error(`no such standard: ${id}`)
  if (per === standard.per) return 1
  if (per === 'year') return MONTHS_A_YEAR
  throw new Error(`a yearly standard is not whole fen a month: ${id}`)
}

export const toExprWith = (standards: readonly Standard[]): ToExpr => {
  const casesOf = <T>(
    name: 'cases' | 'dayCases',
    { cases, otherwise }: { cases: readonly { if: Rule; then: T }[]; otherwise: T },
    part: (one: T) => Expr,
  ): Expr => [name, ...cases.flatMap((one) => [rule(one.if), part(one.then)]), part(otherwise)]

  const anyOf = (rules: readonly Rule[]): Expr =>
    rules.length === 1 && rules[0] !== undefined ? rule(rules[0]) : ['any', ...rules.map(rule)]

  const rule = (one: Rule): Expr => {
    if (one === 'yes') return 1
    if (one === 'no') return 0
    if (one === 'ask') return ASK
    if ('all' in one) return ['all', ...one.all.map(rule)]
    if ('any' in one) return anyOf(one.any)
    if ('none' in one) return ['not', anyOf(one.none)]
    if ('is' in one) return ['is', factOf(one.fact), unsaidAs(one.unstated), ...listOf(one.is)]
    if ('includes' in one) return ['is', factOf(one.fact), ASK, ...listOf(one.includes)]
    if ('below' in one) return ['below', quantity(one.compare), quantity(one.below)]
    if ('atLeast' in one) return ['not', ['below', quantity(one.compare), quantity(one.atLeast)]]
    if ('term' in one) return ['term', one.term]
    if ('cases' in one) return casesOf('cases', one, rule)
    if ('some' in one) return ['some', one.some, rule(one.holds)]
    if ('every' in one) return ['not', ['some', one.every, ['not', rule(one.holds)]]]
    if ('before' in one) return ['below', day(one.day), day(one.before), unsaidAs(one.unstated)]
    if ('restDay' in one) return ['rest', day(one.restDay), unsaidAs(one.unstated)]
    if ('since' in one) return ['since', one.since]
    return ['verdict', one.programme, ...listOf<Verdict>(one.verdict)]
  }

  const day = (one: DayRule): Expr => {
    if (one === 'on') return ['on']
    if (typeof one === 'string') return ['day', one]
    if ('fact' in one) return ['date', factOf(one.fact)]
    if ('term' in one) return ['term', one.term]
    if ('plus' in one) return ['sum', day(one.plus[0]), one.plus[1]]
    if ('workday' in one) return ['workday', day(one.workday)]
    if ('latest' in one) return ['latest', ...one.latest.map(day)]
    if ('birthday' in one) return ['birthday', bornOf(one.birthday), one.years]
    if ('firstKnown' in one) return firstKnown(one.firstKnown.map(day))
    return casesOf('dayCases', one, day)
  }

  const quantity = (one: Quantity): Expr => {
    if (typeof one === 'number') return one
    if ('fact' in one) return stated(one.fact)
    if ('standard' in one) return ['standard', one.standard, timesOf(standards, one.standard, one.per)]
    if ('age' in one)
      return one.at === undefined ? ['age', bornOf(one.age)] : ['age', bornOf(one.age), day(one.at)]
    if ('count' in one) return ['count', one.count, rule(one.where)]
    if ('term' in one) return ['term', one.term]
    const all = (parts: readonly Quantity[]): Expr[] => parts.map(quantity)
    if ('sum' in one) return ['sum', ...all(one.sum)]
    if ('minus' in one) return ['minus', ...all(one.minus)]
    if ('times' in one) return ['times', ...all(one.times)]
    if ('over' in one) return ['over', ...all(one.over)]
    if ('between' in one) return ['between', ...all(one.between)]
    if ('largest' in one) return ['largest', ...all(one.largest)]
    if ('firstKnown' in one) return firstKnown(all(one.firstKnown), one.asked && quantity(one.asked))
    if ('firstWritten' in one) return ['firstWritten', ...all(one.firstWritten)]
    return casesOf('cases', one, quantity)
  }
  return { rule, quantity, day }
}
