import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { evaluate } from './evaluate-book.ts'
import { parseFacts } from './parse-facts.ts'
import { ruleBookOf } from './to-check-data.ts'

const ruleBook = ruleBookOf(policy)

describe('days in rules', () => {
  it.each(['9999-12-01', '9999-12-31', '1900-01-01'])('take an application on %s without a fault', (day) => {
    const facts = parseFacts(
      { divorceApplyDate: day, collectDate: day, bookedDate: '9999-12-31' },
      '2026-11-24',
    )
    if (!facts.ok) throw new Error(JSON.stringify(facts.problem))
    for (const on of ['2026-11-24', '9999-12-31']) {
      const came = evaluate(ruleBook, facts.value, on, ['divorce', 'marriage', 'remarriage'])
      expect(came.ok && came.value.map(({ verdict }) => verdict)).not.toContain('likely')
    }
  })
})
