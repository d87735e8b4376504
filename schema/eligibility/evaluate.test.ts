import { describe, expect, it } from 'vitest'
import { evaluate, type Because } from './evaluate-book.ts'
import type { Evaluation } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { Condition, Programme, Quantity, Rule, RuleBook, Term } from './rule.ts'

const ON = '2024-06-01'
const condition = (rule: Rule, id = 'only'): Condition => ({ id, text: id, rule, cite: [{ plan: 'S6' }] })
const programme = (
  id: string,
  conditions: Condition[],
  more: Partial<Programme['versions'][number]> = {},
): Programme => ({
  id,
  name: id,
  formalName: id,
  service: null,
  versions: [{ from: '2023-01-01', conditions, ...more }],
})
const bookOf = (programmes: Programme[], terms: Term[] = []): RuleBook => ({
  programmes,
  terms,
  standards: [
    {
      id: 'line',
      per: 'month',
      values: [
        { from: '2023-01-01', until: '2023-12-31', basis: 2023, fen: 65_000 },
        { from: '2024-01-01', basis: 2024, fen: 70_000 },
      ],
    },
  ],
  laws: [],
  calendar: { off: [], work: [] },
})
const one = (book: RuleBook, facts: Facts, on = ON): Evaluation<Because> => {
  const result = evaluate(book, facts, on, [book.programmes[0]?.id ?? ''])
  if (!result.ok || result.value[0] === undefined) throw new Error('no evaluation')
  return result.value[0]
}
const verdictOf = (rule: Rule, facts: Facts): string =>
  one(bookOf([programme('p', [condition(rule)])]), facts).verdict
const urban: Rule = { fact: 'area', is: 'urban' }
const stranded: Rule = { fact: 'stranded', is: true }

describe('three values', () => {
  it('is no as soon as one necessary part is no, whatever is unknown', () => {
    expect(verdictOf({ all: [urban, stranded] }, { area: 'rural' })).toBe('not_met')
  })
  it('is yes as soon as one sufficient part is yes', () => {
    expect(verdictOf({ any: [urban, stranded] }, { area: 'urban' })).toBe('likely')
  })
  it('takes what is unsaid and what is said to be unknown alike', () => {
    expect(verdictOf(urban, {})).toBe('ask')
    expect(verdictOf(urban, { area: 'unknown' })).toBe('ask')
  })
  it('never turns unknown into no by negation', () => {
    expect(verdictOf({ none: [urban] }, {})).toBe('ask')
  })
  it('decides cases whose branches agree, even where the choice between them is unknown', () => {
    const rule: Rule = { cases: [{ if: urban, then: stranded }], otherwise: stranded }
    expect(verdictOf(rule, { stranded: true })).toBe('likely')
    expect(verdictOf(rule, { stranded: false })).toBe('not_met')
    expect(verdictOf({ cases: [{ if: urban, then: 'yes' }], otherwise: 'no' }, {})).toBe('ask')
  })
  it('keeps a window decision open whatever is answered, and asks nothing for it', () => {
    const result = one(bookOf([programme('p', [condition({ all: [urban, 'ask'] })])]), { area: 'urban' })
    expect(result).toMatchObject({ verdict: 'ask', missing: [] })
  })
})

describe('quantities', () => {
  const income: Quantity = { times: [{ fact: 'householdMonthlyIncomeFen' }, 12] }
  const line: Quantity = { times: [{ standard: 'line', per: 'year' }, { fact: 'householdSize' }] }
  const below: Rule = { compare: income, below: line }
  it('is not below at the standard itself, and is below one fen under it', () => {
    expect(verdictOf(below, { householdSize: 1, householdMonthlyIncomeFen: 70_000 })).toBe('not_met')
    expect(verdictOf(below, { householdSize: 1, householdMonthlyIncomeFen: 69_999 })).toBe('likely')
  })
  it('decides where every possible size gives the same answer', () => {
    expect(verdictOf(below, { householdMonthlyIncomeFen: 69_999 })).toBe('likely')
    expect(verdictOf(below, { householdMonthlyIncomeFen: 30 * 70_000 })).toBe('not_met')
    expect(verdictOf(below, { householdMonthlyIncomeFen: 70_000 })).toBe('ask')
  })
  it('takes the standard of the day, and of no other', () => {
    const book = bookOf([programme('p', [condition(below)])])
    const facts = { householdSize: 1, householdMonthlyIncomeFen: 66_000 }
    expect(one(book, facts, '2023-12-31').verdict).toBe('not_met')
    expect(one(book, facts, '2024-01-01').verdict).toBe('likely')
  })
  it('refuses a day before the first version instead of taking the nearest', () => {
    expect(evaluate(bookOf([programme('p', [condition(urban)])]), {}, '2022-12-31', ['p'])).toEqual({
      ok: false,
      problem: { code: 'no_rule_for_date' },
    })
  })
  it('counts people within bounds where it is unknown who counts', () => {
    const atLeastTwo: Rule = {
      compare: { count: 'members', where: { fact: 'each.livesWithSelf', is: true } },
      atLeast: 2,
    }
    const people = (...lives: (boolean | 'unknown')[]): Facts => ({
      members: lives.map((livesWithSelf, at) => ({ relation: at === 0 ? 'self' : 'child', livesWithSelf })),
    })
    expect(verdictOf(atLeastTwo, people(true, true, 'unknown'))).toBe('likely')
    expect(verdictOf(atLeastTwo, people(true, 'unknown'))).toBe('ask')
    expect(verdictOf(atLeastTwo, people(true, false))).toBe('not_met')
  })
})

describe('amounts', () => {
  const gap: Quantity = { minus: [{ standard: 'line', per: 'month' }, { fact: 'householdMonthlyIncomeFen' }] }
  const book = bookOf([
    programme('p', [condition(urban, 'area'), condition({ fact: 'assets', is: 'within' }, 'assets')], {
      amount: { per: 'month', quantity: gap, standard: 'line', shownWhileOpen: ['assets'] },
    }),
  ])
  it('is whole yuan, half up, with the year of its standard', () => {
    const facts = { area: 'urban', assets: 'within', householdMonthlyIncomeFen: 69_950 }
    expect(one(book, facts).amount).toEqual({ fen: 100, per: 'month', basis: 2024, estimate: true })
  })
  it('is shown while only a harmless condition is open, and not otherwise', () => {
    expect(one(book, { area: 'urban', householdMonthlyIncomeFen: 0 }).amount?.fen).toBe(70_000)
    expect(one(book, { assets: 'within', householdMonthlyIncomeFen: 0 }).amount).toBeUndefined()
  })
  it('is not shown where it is not one number, or where nothing is due', () => {
    expect(one(book, { area: 'urban', assets: 'within' }).amount).toBeUndefined()
    expect(
      one(book, { area: 'rural', assets: 'within', householdMonthlyIncomeFen: 0 }).amount,
    ).toBeUndefined()
  })
})

describe('programmes together', () => {
  const other = programme('other', [condition(stranded)])
  it('lays a choice out where another programme is likely', () => {
    const first = programme('p', [condition(urban)], {
      choose: [
        { id: 'c', when: { programme: 'other', verdict: 'likely' }, with: ['other'], text: 'c', cite: [] },
      ],
    })
    const book = bookOf([first, other])
    expect(one(book, { area: 'urban', stranded: true })).toMatchObject({
      verdict: 'choose',
      chooseWith: ['other'],
    })
    expect(one(book, { area: 'urban' }).verdict).toBe('likely')
  })
  it('stays open, and lists what is missing, while the other programme is open', () => {
    const first = programme('p', [condition({ programme: 'other', verdict: 'likely' })])
    const book = bookOf([first, other])
    expect(one(book, {})).toMatchObject({ verdict: 'ask', missing: ['stranded'] })
    expect(one(book, { stranded: false }).verdict).toBe('not_met')
  })
  it('lets one sufficient condition stand for all', () => {
    const book = bookOf([programme('p', [condition(urban)], { sufficient: [condition(stranded, 'enough')] })])
    const result = one(book, { area: 'rural', stranded: true })
    expect(result.verdict).toBe('likely')
    expect(result.because.map((reason) => reason.condition.id)).toEqual(['enough'])
  })
})
