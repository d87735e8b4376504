import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statisticsAnswerSchema } from '../api/casework.ts'
import { publish, type PublishedKind, type Tally } from './publish.ts'

const kindOf = (
  outcomes: readonly ('done' | 'not-found' | 'not-so')[],
  privacy: PublishedKind['privacy'] = 'person',
) => ({
  id: 'street-person',
  name: '街上有人没处住',
  privacy,
  outcomes: outcomes.map((result, at) => ({ id: `o${at}`, label: `第${at}种`, text: '去看过。', result })),
})

const tallyOf = (
  counts: readonly number[],
  { cases = counts.reduce((a, b) => a + b, 0), answered = 0 }: { cases?: number; answered?: number } = {},
): Tally => ({
  kind: 'street-person',
  reports: cases,
  cases,
  acceptedInTime: cases,
  answeredInTime: answered,
  outcomes: Object.fromEntries(counts.map((count, at) => [`o${at}`, count])),
  medianHours: 20.4,
})

const rowOf = (kind: PublishedKind, tally: Tally, fewest = 5) => {
  const [row] = publish('2026-10', [tally], [kind], fewest).kinds
  if (row === undefined) throw new Error('no row')
  return row
}
const countsOf = (kind: PublishedKind, tally: Tally, fewest = 5) =>
  rowOf(kind, tally, fewest).outcomes.map(({ count }) => count)

const three = kindOf(['done', 'not-found', 'not-so'])
const two = kindOf(['done', 'not-found'])

describe('the published numbers of a month', () => {
  it('show nothing below the smallest, not even that there was nothing', () => {
    expect(rowOf(three, tallyOf([4, 0, 0]))).toEqual({
      kind: 'street-person',
      name: '街上有人没处住',
      reports: null,
      cases: null,
      acceptedInTime: null,
      answeredInTime: null,
      outcomes: three.outcomes.map(({ id, label }) => ({ id, label, count: null })),
      medianHours: null,
    })
  })

  it('list a kind that nobody reported like one that few did', () => {
    expect(publish('2026-10', [], [three], 5).kinds).toEqual(
      publish('2026-10', [tallyOf([1, 1, 0])], [three], 5).kinds,
    )
  })

  it('hide every outcome where the only small one could be computed from the number of cases', () => {
    expect(countsOf(two, tallyOf([18, 2]))).toEqual([null, null])
    expect(countsOf(three, tallyOf([18, 7, 2]))).toEqual([null, null, null])
  })

  it('leave outcomes as they are where several small ones hide each other', () => {
    expect(countsOf(three, tallyOf([18, 1, 1]))).toEqual([18, null, null])
  })

  it('hide every outcome where all that are hidden have to be as large as they can be', () => {
    expect(countsOf(kindOf(['done', 'done', 'not-found', 'not-so']), tallyOf([9, 8, 4, 4]))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('never count how reports about children ended', () => {
    const row = rowOf(kindOf(['done', 'not-found'], 'child'), tallyOf([30, 20], { answered: 40 }))
    expect(row).toMatchObject({
      reports: 50,
      cases: 50,
      acceptedInTime: 50,
      answeredInTime: null,
      medianHours: null,
    })
    expect(row.outcomes.map(({ count }) => count)).toEqual([null, null])
  })

  it('give hours whole, and only with an outcome beside them', () => {
    expect(rowOf(two, tallyOf([20, 10])).medianHours).toBe(20)
    expect(rowOf(three, tallyOf([4, 4, 4])).medianHours).toBeNull()
  })

  it('tell how many were found at least, from what is published alone', () => {
    expect(publish('2026-10', [tallyOf([30, 10])], [two], 5).foundRate).toBe(0.75)
    expect(publish('2026-10', [tallyOf([40, 1, 1])], [three], 5).foundRate).toBe(0.95)
    expect(publish('2026-10', [tallyOf([6, 2, 2])], [three], 5).foundRate).toBeNull()
    expect(
      publish('2026-10', [tallyOf([30, 10])], [kindOf(['done', 'not-found'], 'thing')], 5).foundRate,
    ).toBeNull()
  })
})

/** All ways to share out at most `most` cases: one number a part, and the rest. */
const sharings = (parts: number, most: number): number[][] =>
  parts === 0
    ? [[]]
    : Array.from({ length: most + 1 }, (_, first) =>
        sharings(parts - 1, most - first).map((others) => [first, ...others]),
      ).flat()

const MOST_CASES = 14

/** Every month of up to fourteen cases that there could have been: how they ended, how many are open, how many were in time. */
const worlds = (size: number): { counts: number[]; tally: Tally }[] =>
  sharings(size + 1, MOST_CASES).flatMap(([open = 0, ...counts]) => {
    const closed = counts.reduce((a, b) => a + b, 0)
    return Array.from({ length: closed + 1 }, (_, answered) => ({
      counts,
      tally: tallyOf(counts, { cases: closed + open, answered }),
    }))
  })

describe.each([
  ['two outcomes', two],
  ['three outcomes', three],
])('whoever knows how %s are published, and tries every month there could have been', (_name, kind) => {
  const fewest = 3
  const all = worlds(kind.outcomes.length)
  /** Months that are published alike. */
  const seenAs = (only: typeof all): Map<string, typeof all> => {
    const groups = new Map<string, typeof all>()
    for (const world of only) {
      const published = JSON.stringify(publish('2026-10', [world.tally], [kind], fewest))
      const group = groups.get(published)
      if (group === undefined) groups.set(published, [world])
      else group.push(world)
    }
    return groups
  }
  const hiddenIn = (published: string): number[] =>
    statisticsAnswerSchema
      .parse(JSON.parse(published))
      .kinds.flatMap(({ outcomes }) => outcomes.flatMap(({ count }, at) => (count === null ? [at] : [])))

  it('never learns that anybody is in a small outcome', () => {
    for (const [published, same] of seenAs(all))
      for (const at of hiddenIn(published)) expect(same.map(({ counts }) => counts[at])).toContain(0)
  })

  it('learns no hidden number but that nothing is hidden, though every case were closed', () => {
    const closed = all.filter(({ counts, tally }) => tally.cases === counts.reduce((a, b) => a + b, 0))
    for (const [published, same] of seenAs(closed))
      for (const at of hiddenIn(published)) {
        const values = new Set(same.map(({ counts }) => counts[at]))
        expect({ published, at, told: values.size === 1 && !values.has(0) }).toMatchObject({ told: false })
      }
  })
})

it('whatever is counted, nothing below the smallest is published', () => {
  const count = fc.nat({ max: 40 })
  const month = fc.record({
    counts: fc.tuple(count, count, count),
    open: count,
    fewest: fc.integer({ min: 3, max: 20 }),
  })
  const smallIn = ({
    counts,
    open,
    fewest,
  }: {
    counts: number[]
    open: number
    fewest: number
  }): number[] => {
    const cases = counts.reduce((a, b) => a + b, 0) + open
    const tally = tallyOf(counts, { cases, answered: counts[0] ?? 0 })
    return statisticsAnswerSchema
      .parse(publish('2026-10', [tally], [three], fewest))
      .kinds.flatMap(({ reports, cases: all, acceptedInTime, answeredInTime, outcomes }) => [
        reports,
        all,
        acceptedInTime,
        answeredInTime,
        ...outcomes.map((one) => one.count),
      ])
      .filter((number) => number !== null)
      .filter((number) => number < fewest)
  }
  expect(() => fc.assert(fc.property(month, (one) => smallIn(one).length === 0))).not.toThrow()
})
