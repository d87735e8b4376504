import { describe, expect, it } from 'vitest'
import { readDraw, readMoment, type TypedDraw } from './read-draw.ts'

const typed: TypedDraw = {
  office: 'registry',
  appointment: 'marriage',
  day: '2027-02-12',
  from: '2027-01-20T09:00',
  until: '2027-01-27 17:00',
  expected: '2027-01-28T22:00',
  source: ' 2027年1月28日开奖的\n公开号码 ',
  written: '照公布的样子写',
  pattern: '00 00 00 00 00 00 00',
  note: '',
}
const faults = (more: Partial<TypedDraw>) => {
  const read = readDraw({ ...typed, ...more })
  return read.ok ? [] : read.problem.map(({ path, code }) => `${path} ${code}`)
}

describe('a draw as the desk types it', () => {
  it('has its moments by the clock of the country, and its source in one line', () => {
    expect(readDraw(typed)).toMatchObject({
      value: {
        fromMs: Date.parse('2027-01-20T09:00:00+08:00'),
        untilMs: Date.parse('2027-01-27T17:00:00+08:00'),
        valueSource: '2027年1月28日开奖的 公开号码',
        note: null,
      },
    })
  })

  it.each<[string, Partial<TypedDraw>, string[]]>([
    ['no day', { day: '' }, ['day required']],
    ['a day that is not there', { day: '2027-02-30' }, ['day not_a_date']],
    ['no moment', { from: '' }, ['from required']],
    ['a moment that is none', { until: '下午五点' }, ['until not_a_moment']],
    ['no source', { source: '' }, ['source required']],
    ['a source that is too long', { source: '签'.repeat(201) }, ['source too_long']],
    ['a form of other signs', { pattern: '六位数字' }, ['pattern not_a_form']],
  ])('is refused with %s, and says where', (_, more, expected) => {
    expect(faults(more)).toEqual(expected)
  })

  it('reads a moment typed with full-width signs', () => {
    expect(readMoment('２０２７-０１-２０ ０９：００', 'from')).toEqual({
      ok: true,
      value: Date.parse('2027-01-20T09:00:00+08:00'),
    })
  })
})
