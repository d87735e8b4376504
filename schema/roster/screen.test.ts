import { describe, expect, it } from 'vitest'
import { rules, told } from '../../generated/check.ts'
import { policy } from '../../generated/policy.ts'
import { roster } from '../../generated/roster.ts'
import { evaluate } from '../eligibility/evaluate-book.ts'
import { ruleBookOf } from '../eligibility/to-check-data.ts'
import { headingOfFact, sampleTable } from './columns.ts'
import { ON, read } from '../../tests/support/reading.ts'
import { screenerFor } from './screen.ts'

describe('screening', () => {
  const book = ruleBookOf(policy)
  const screener = screenerFor({ rules, told }, roster.leaveOut, ON)
  if (!screener.ok) throw new Error('no rules today')

  it('comes to what the engine comes to on the same facts, for every programme of the rule book', () => {
    const { households } = read(sampleTable(roster))
    expect(households).toHaveLength(2)
    const ids = screener.value.programmes
    expect(ids).toEqual(book.programmes.map(({ id }) => id).filter((id) => !roster.leaveOut.includes(id)))
    for (const { facts } of households) {
      const alone = evaluate(book, facts, ON, ids)
      if (!alone.ok) throw new Error('refused')
      const found = screener.value.screen(facts)
      expect(found.length).toBeGreaterThan(2)
      for (const { programme, verdict, amount } of found) {
        const same = alone.value.find((one) => one.programme === programme)
        expect({ verdict, amount }, programme).toEqual({ verdict: same?.verdict, amount: same?.amount })
      }
      expect(screener.value.explain(facts).map(({ programme, verdict }) => [programme, verdict])).toEqual(
        found.map(({ programme, verdict }) => [programme, verdict]),
      )
    }
  })

  it('leaves a household of which nothing is known open, and names the columns that would settle it', () => {
    const [household] = read([
      ['户号', '姓名'],
      ['1', '甲'],
    ]).households
    const explained = screener.value.explain(household?.facts ?? {})
    expect(explained.filter(({ verdict }) => verdict === 'likely' || verdict === 'not_met')).toEqual([])
    const missing = explained.flatMap((one) => one.missing)
    expect(missing.length).toBeGreaterThan(5)
    for (const fact of missing) expect(headingOfFact(roster, fact), fact).toMatch(/\p{Script=Han}/u)
    expect(headingOfFact(roster, 'child.birthDate')).toBe('子女：出生日期')
    expect(headingOfFact(roster, 'nothing.known')).toBeUndefined()
  })
})
