import { describe, expect, it } from 'vitest'
import { NO, UNKNOWN, YES } from '../eligibility/tri.ts'
import { holds, type When } from './when.ts'

const inHospital: When = { question: 'place', is: 'hospital' }
const buried: When = { question: 'burial', is: ['cemetery', 'village'] }

describe('when a step has to be taken', () => {
  it('knows an answer that fits from one that does not', () => {
    expect(holds(inHospital, { place: 'hospital' })).toBe(YES)
    expect(holds(inHospital, { place: 'home' })).toBe(NO)
    expect(holds(buried, { burial: 'village' })).toBe(YES)
  })

  it('takes an open question for neither yes nor no, also under none', () => {
    expect(holds(inHospital, {})).toBe(UNKNOWN)
    expect(holds({ none: [inHospital] }, {})).toBe(UNKNOWN)
  })

  it.each<[string, When, { [question: string]: string }, number]>([
    ['all: one no decides', { all: [inHospital, buried] }, { place: 'home' }, NO],
    ['all: one open question keeps it open', { all: [inHospital, buried] }, { place: 'hospital' }, UNKNOWN],
    ['any: one yes decides', { any: [inHospital, buried] }, { burial: 'cemetery' }, YES],
    ['any: one open question keeps it open', { any: [inHospital, buried] }, { place: 'home' }, UNKNOWN],
    ['none: one yes rules it out', { none: [inHospital, buried] }, { place: 'hospital' }, NO],
    ['none: holds once all are no', { none: [inHospital, buried] }, { place: 'home', burial: 'eco' }, YES],
  ])('%s', (_, when, answers, expected) => expect(holds(when, answers)).toBe(expected))
})
