import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import type { Household } from './household.ts'
import {
  edited,
  filledIn,
  firstRound,
  isFull,
  MOST_HOUSEHOLDS,
  next,
  removed,
  reopened,
  roundFrom,
  type Round,
} from './round.ts'

const about = (label: string): Household => ({
  label,
  programmes: ['min-living-urban'],
  answers: [['area', 'urban']],
})
const roundOf = (...labels: string[]): Round =>
  labels.reduce(
    (round, label, at) => edited(at === 0 ? round : next(checkData, round), about(label)),
    firstRound(checkData),
  )
const labels = (round: Round): string[] => filledIn(round).map(({ number, label }) => `${number} ${label}`)

describe('households one after the other', () => {
  it('are put by when the next one comes, which is asked the same', () => {
    const round = next(checkData, roundOf('甲'))
    expect(round.open).toEqual({ number: 2, label: '', programmes: ['min-living-urban'], answers: [] })
    expect(labels(round)).toEqual(['1 甲'])
  })

  it('are not made of nothing: a blank one stays the one to fill in', () => {
    const round = firstRound(checkData)
    expect(next(checkData, round)).toBe(round)
    expect(filledIn(round)).toEqual([])
  })

  it('are opened again and edited in their own place', () => {
    const round = edited(reopened(roundOf('甲', '乙', '丙'), 2), about('乙改'))
    expect(labels(round)).toEqual(['1 甲', '2 乙改', '3 丙'])
    expect(next(checkData, round).open.number).toBe(4)
  })

  it('leave no blank one behind when another is opened', () => {
    const round = reopened(next(checkData, roundOf('甲')), 1)
    expect(labels(round)).toEqual(['1 甲'])
    expect(reopened(round, 9)).toBe(round)
  })

  it('are removed one by one', () => {
    expect(labels(removed(roundOf('甲', '乙', '丙'), 2))).toEqual(['1 甲', '3 丙'])
  })

  it('are bounded', () => {
    const full = roundOf(...Array.from({ length: MOST_HOUSEHOLDS }, (_, at) => String(at)))
    expect(isFull(full)).toBe(true)
    expect(next(checkData, full)).toBe(full)
  })
})

describe('a round that was kept', () => {
  const kept = (round: unknown): Round | undefined => roundFrom(checkData, JSON.parse(JSON.stringify(round)))

  it('is read as it was', () => {
    const round = roundOf('甲', '乙')
    expect(kept(round)).toEqual(round)
  })

  it('loses what the content no longer knows', () => {
    const round = edited(firstRound(checkData), {
      label: '',
      programmes: ['min-living-urban', 'lottery'],
      answers: [
        ['area', 'urban'],
        ['shoeSize', '43'],
      ],
    })
    expect(kept(round)?.open).toEqual({
      number: 1,
      label: '',
      programmes: ['min-living-urban'],
      answers: [['area', 'urban']],
    })
  })

  it.each([
    ['nothing', null],
    ['a word', 'x'],
    ['another shape', { open: 1, finished: [] }],
    [
      'answers that are no pairs',
      { open: { number: 1, label: '', programmes: [], answers: ['a'] }, finished: [] },
    ],
    [
      'a label too long',
      { open: { number: 1, label: '9'.repeat(18), programmes: [], answers: [] }, finished: [] },
    ],
    ['no list of households', { ...roundOf('甲'), finished: 'x' }],
  ])('is refused where it is %s', (_, value) => {
    expect(kept(value)).toBeUndefined()
  })
})
