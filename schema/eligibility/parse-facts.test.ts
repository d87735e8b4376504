import { describe, expect, it } from 'vitest'
import { parseFacts } from './parse-facts.ts'

const ON = '2024-06-01'
const self = { relation: 'self' }
const faults = (input: unknown): string[] => {
  const parsed = parseFacts(input, ON)
  return parsed.ok ? [] : parsed.problem.map(({ path, code }) => `${path} ${code}`)
}

describe('parseFacts', () => {
  it('takes stated facts, unknown ones and an empty list as they are', () => {
    const facts = {
      area: 'unknown',
      householdSize: 3,
      members: [{ ...self, receives: [], birthDate: '2000-02-29' }],
    }
    expect(parseFacts(facts, ON)).toEqual({ ok: true, value: facts })
  })

  it.each([
    ['a name outside the vocabulary', { salary: 1 }, 'facts.salary unknown_field'],
    ['a name that every object has', { constructor: 1 }, 'facts.constructor unknown_field'],
    [
      'a number below its bound',
      { householdMonthlyIncomeFen: -100 },
      'facts.householdMonthlyIncomeFen too_small',
    ],
    [
      'a number above its bound',
      { householdMonthlyIncomeFen: 2e10 },
      'facts.householdMonthlyIncomeFen too_large',
    ],
    [
      'a fraction of a fen',
      { householdMonthlyIncomeFen: 1.5 },
      'facts.householdMonthlyIncomeFen not_whole_number',
    ],
    ['a number as text', { householdSize: '3' }, 'facts.householdSize wrong_type'],
    ['a choice that is none', { area: 'town' }, 'facts.area not_an_option'],
    [
      'a day that never was',
      { members: [{ ...self, birthDate: '2015-02-29' }] },
      'facts.members.0.birthDate not_a_date',
    ],
    [
      'a birth after the day asked about',
      { members: [{ ...self, birthDate: '2024-06-02' }] },
      'facts.members.0.birthDate date_in_future',
    ],
    [
      'a birth before living memory',
      { members: [{ ...self, birthDate: '1899-12-31' }] },
      'facts.members.0.birthDate date_too_early',
    ],
    [
      'nobody the check is about',
      { members: [{ relation: 'spouse' }] },
      'facts.members needs_exactly_one_self',
    ],
    ['two of them', { members: [self, self] }, 'facts.members needs_exactly_one_self'],
    ['a person without a relation', { members: [self, {}] }, 'facts.members.1.relation required'],
    [
      'both incomes',
      { householdMonthlyIncomeFen: 1, householdYearlyIncomeFen: 1 },
      'facts.householdYearlyIncomeFen only_one_of',
    ],
    ['a booking in the past', { bookedDate: '2024-05-31' }, 'facts.bookedDate date_before_other'],
    [
      'a level that no card has',
      { members: [{ ...self, disabilityLevel: 5 }] },
      'facts.members.0.disabilityLevel too_large',
    ],
    [
      'a thing in a list that is none',
      { members: [{ ...self, receives: ['pension'] }] },
      'facts.members.0.receives.0 not_an_option',
    ],
    ['a list where people should be', { members: 'me' }, 'facts.members wrong_type'],
    ['no object at all', [], 'facts wrong_type'],
    [
      'a nested name outside the vocabulary',
      { members: [{ ...self, father: { age: 3 } }] },
      'facts.members.0.father.age unknown_field',
    ],
  ])('refuses %s', (_, input, fault) => {
    expect(faults(input)).toContain(fault)
  })

  it('names at most twenty faults, however many there are', () => {
    expect(faults(Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x${at}`, 1])))).toHaveLength(20)
  })
})
