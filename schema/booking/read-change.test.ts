import { describe, expect, it } from 'vitest'
import { readChange, type TypedChange } from './read-change.ts'

const day = '2026-12-10'
const empty = { from: '', to: '' }
const typed: TypedChange = {
  office: 'registry',
  appointment: '',
  from: day,
  until: '',
  kind: 'close',
  hours: [empty, empty, empty],
  places: '',
  reason: '全所培训',
}
const asked = { offered: ['marriage'], today: '2026-12-01' }
const read = (more: Partial<TypedChange>) => readChange({ ...typed, ...more }, asked)
const faults = (more: Partial<TypedChange>) => {
  const answer = read(more)
  return answer.ok ? [] : answer.problem.map(({ path, code }) => `${path} ${code}`)
}
const hoursOf = (...rows: [string, string][]) => rows.map(([from, to]) => ({ from, to }))

describe('a change as the desk types it', () => {
  it('closes one day where no last day is given', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        office: 'registry',
        appointment: null,
        from: day,
        until: day,
        hours: null,
        capacity: 0,
        reason: '全所培训',
      },
    })
  })

  it('gives other hours, however they are written, and leaves the places as they are', () => {
    const hours = [...hoursOf(['8:30', '12:00'], ['１４：３０', '17:00']), empty]
    expect(read({ kind: 'hours', hours })).toMatchObject({
      value: { hours: hoursOf(['08:30', '12:00'], ['14:30', '17:00']), capacity: null },
    })
    expect(read({ kind: 'hours', hours, places: '3' })).toMatchObject({ value: { capacity: 3 } })
  })

  it('gives other places to one service', () => {
    expect(read({ kind: 'places', places: ' 4 ', appointment: 'marriage' })).toMatchObject({
      value: { hours: null, capacity: 4, appointment: 'marriage' },
    })
  })

  it.each<[string, Partial<TypedChange>, string[]]>([
    ['no day', { from: '' }, ['from required']],
    ['a day that is not there', { from: '2026-02-30' }, ['from not_a_date']],
    ['yesterday', { from: '2026-11-30' }, ['from date_too_early']],
    ['an end before the beginning', { until: '2026-12-09' }, ['until not_in_order']],
    ['more than a year', { until: '2028-01-01' }, ['until too_many']],
    ['nothing to do', { kind: '' }, ['kind required']],
    ['a service of another office', { appointment: 'open-day' }, ['appointment not_an_option']],
    ['no hours', { kind: 'hours' }, ['hours.0.from required']],
    ['half of the hours', { kind: 'hours', hours: hoursOf(['08:30', '']) }, ['hours.0.to not_a_clock']],
    [
      'an hour that is none',
      { kind: 'hours', hours: hoursOf(['8点', '24:00']) },
      ['hours.0.from not_a_clock', 'hours.0.to not_a_clock'],
    ],
    [
      'hours that end before they begin',
      { kind: 'hours', hours: hoursOf(['12:00', '08:30']) },
      ['hours.0.from hours_not_in_order'],
    ],
    [
      'hours that overlap',
      { kind: 'hours', hours: hoursOf(['08:30', '12:00'], ['11:30', '14:00']) },
      ['hours.1.from hours_not_in_order'],
    ],
    ['no places', { kind: 'places' }, ['places required']],
    ['nobody, which is a closing', { kind: 'places', places: '0' }, ['places too_small']],
    ['too many places', { kind: 'places', places: '51' }, ['places too_large']],
    ['half a place', { kind: 'places', places: '1.5' }, ['places not_whole_number']],
    ['no reason', { reason: '  ' }, ['reason required']],
    ['a reason that nobody reads', { reason: '因'.repeat(61) }, ['reason too_long']],
  ])('is refused with %s, and says where', (_, more, expected) => {
    expect(faults(more)).toEqual(expected)
  })

  it('says everything that is wrong at once', () => {
    expect(faults({ from: '', kind: '', reason: '' })).toEqual([
      'from required',
      'kind required',
      'reason required',
    ])
  })
})
