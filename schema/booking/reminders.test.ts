import { describe, expect, it } from 'vitest'
import { remindersOf } from './reminders.ts'

const rules = { dayBefore: '18:00', sameDay: '07:30' }
const at = (when: string): number => Date.parse(`${when}:00+08:00`)
const of = (start: string, booked: string, with_ = rules): [string, number][] =>
  remindersOf(at(start), at(booked), with_).map(({ kind, dueAtMs }) => [kind, dueAtMs])

describe('the reminders of a booking', () => {
  it('come the evening before and that morning', () => {
    expect(of('2027-05-20T09:00', '2027-05-01T12:00')).toEqual([
      ['reminder-day-before', at('2027-05-19T18:00')],
      ['reminder-same-day', at('2027-05-20T07:30')],
    ])
  })
  it('cross months and years', () => {
    expect(of('2028-03-01T09:00', '2028-02-01T12:00')[0]).toEqual([
      'reminder-day-before',
      at('2028-02-29T18:00'),
    ])
    expect(of('2028-01-01T09:00', '2027-12-01T12:00')[0]).toEqual([
      'reminder-day-before',
      at('2027-12-31T18:00'),
    ])
  })
  it('leave out what has passed when the booking is made', () => {
    expect(of('2027-05-20T09:00', '2027-05-19T18:00')).toEqual([
      ['reminder-same-day', at('2027-05-20T07:30')],
    ])
    expect(of('2027-05-20T09:00', '2027-05-20T08:00')).toEqual([])
  })
  it('never come at the start or after it', () => {
    expect(of('2027-05-20T07:30', '2027-05-01T12:00')).toEqual([
      ['reminder-day-before', at('2027-05-19T18:00')],
    ])
    expect(of('2027-05-20T07:00', '2027-05-01T12:00')).toHaveLength(1)
  })
  it('belong to the day of Shanghai, where it is tomorrow before it is in London', () => {
    const start = Date.parse('2027-05-19T17:00:00Z')
    expect(remindersOf(start, 0, { dayBefore: '18:00', sameDay: '00:30' })).toEqual([
      { kind: 'reminder-day-before', dueAtMs: at('2027-05-19T18:00') },
      { kind: 'reminder-same-day', dueAtMs: at('2027-05-20T00:30') },
    ])
  })
})
