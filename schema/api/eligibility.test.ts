import { describe, expect, it } from 'vitest'
import { eligibilityAnswer } from '../eligibility/answers-api.ts'
import { prepare } from '../eligibility/evaluate.ts'
import type { Facts } from '../eligibility/facts.ts'
import type { RuleBook } from '../eligibility/rule.ts'
import { rulesOf } from '../eligibility/to-rules.ts'
import { toldOf } from '../eligibility/to-told.ts'
import { eligibilityAnswerSchema, type EligibilityAnswer } from './eligibility.ts'

const ON = '2026-11-20'

/** One programme that has everything an answer can tell. */
const book: RuleBook = {
  programmes: [
    {
      id: 'whole',
      name: 'whole',
      formalName: 'whole',
      service: null,
      versions: [
        {
          from: '2023-01-01',
          conditions: [
            {
              id: 'applied',
              text: 'applied',
              rule: { since: '2023-01-01' },
              cite: [{ law: 'new', article: 1 }],
            },
          ],
          choose: [
            { id: 'either', when: { fact: 'area', is: 'urban' }, with: ['other'], text: 'either', cite: [] },
          ],
          amount: { per: 'month', quantity: 100_00, standard: 'line', shownWhileOpen: 'all' },
          dates: [{ name: 'collectFrom', day: { plus: [{ fact: 'divorceApplyDate' }, 31] } }],
          grade: {
            name: 'selfCare',
            quantity: { count: 'members', where: { fact: 'each.selfCare.eat', is: 'cannot' } },
            bands: [
              { below: 1, grade: 'full' },
              { below: 9, grade: 'partial' },
            ],
          },
        },
      ],
    },
  ],
  terms: [],
  standards: [{ id: 'line', per: 'month', values: [{ from: '2023-01-01', basis: 2024, fen: 70_000 }] }],
  laws: [{ id: 'new', from: '2030-01-01' }],
  calendar: { off: [], work: [] },
}

const answerFor = (facts: Facts): EligibilityAnswer => {
  const prepared = prepare(rulesOf(book), ON, ['whole'])
  if (!prepared.ok) throw new Error('no rule for the day')
  return eligibilityAnswerSchema.parse(eligibilityAnswer(toldOf(book), [], prepared.value, facts, ['whole']))
}

describe('the answer of POST /api/eligibility', () => {
  it('tells amount, days, grade and choice by the names that the document promises', () => {
    const members = [{ relation: 'self', selfCare: { eat: 'can' } }]
    const { on, results } = answerFor({ area: 'urban', divorceApplyDate: '2026-11-01', members })
    expect(on).toBe(ON)
    expect(results).toEqual([
      {
        programme: 'whole',
        verdict: 'choose',
        amount: { fen: 100_00, per: 'month', basis: 2024, estimate: true },
        because: expect.any(Array),
        missing: [],
        chooseWith: ['other'],
        dates: { collectFrom: '2026-12-02' },
        selfCare: 'full',
      },
    ])
  })

  it('cites nothing where no law was in force on the day', () => {
    const [result] = answerFor({ area: 'rural' }).results
    expect(result?.because).toEqual([{ condition: 'applied', text: 'applied', cite: null, cites: [] }])
  })
})
