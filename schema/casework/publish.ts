import type { ReportStatistics } from '../api/casework.ts'
import type { RequestKind } from '../content/request.ts'

/** One kind in one month as it was counted: whole numbers, of the cases opened in the month, as they stand now. */
export type Tally = {
  kind: string
  reports: number
  cases: number
  acceptedInTime: number
  answeredInTime: number
  outcomes: Readonly<Record<string, number>>
  medianHours: number | null
}
export type PublishedKind = Pick<RequestKind, 'id' | 'name' | 'privacy' | 'outcomes'>
type Row = ReportStatistics['kinds'][number]

const nothing = (kind: string): Tally => ({
  kind,
  reports: 0,
  cases: 0,
  acceptedInTime: 0,
  answeredInTime: 0,
  outcomes: {},
  medianHours: null,
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/**
 * Outcomes that are shown, by index. Small ones are hidden. All are where a hidden one could be computed from the number of
 * cases: where it is the only one, or where all that are hidden have to be as large as they may be; and always for the one number
 * of cases for which every outcome could be just below the smallest. (To hide just one more would
 * not do: whoever knows that it is the smallest knows it, where another as small is shown.) Nobody has to assume that every case
 * is closed; whoever does still learns no hidden number, but that nothing is hidden.
 */
const shownOutcomes = (counts: readonly number[], cases: number, fewest: number): Set<number> => {
  const shown = new Set(counts.flatMap((count, at) => (count >= fewest ? [at] : [])))
  const hidden = counts.length - shown.size
  const left = cases - sum([...shown].map((at) => counts[at] ?? 0))
  const isTold = hidden > 0 && left > 0 && (hidden === 1 || left >= hidden * (fewest - 1))
  return isTold || cases === counts.length * (fewest - 1) ? new Set() : shown
}

const rowOf = ({ id, name, privacy, outcomes }: PublishedKind, tally: Tally, fewest: number): Row => {
  const atLeast = (count: number): number | null => (count < fewest ? null : count)
  const counts = outcomes.map((outcome) => tally.outcomes[outcome.id] ?? 0)
  // How a report about a child ended is nobody's to count, however many there are.
  const shown =
    privacy === 'child' || tally.cases < fewest
      ? new Set<number>()
      : shownOutcomes(counts, tally.cases, fewest)
  const known = sum([...shown].map((at) => counts[at] ?? 0))
  // More answers than shown outcomes would tell that something is hidden, and how much at least.
  const tellsHidden = shown.size < counts.length && tally.answeredInTime > known
  return {
    kind: id,
    name,
    reports: atLeast(tally.reports),
    cases: atLeast(tally.cases),
    acceptedInTime: atLeast(tally.acceptedInTime),
    answeredInTime: tellsHidden ? null : atLeast(tally.answeredInTime),
    outcomes: outcomes.map((outcome, at) => ({
      id: outcome.id,
      label: outcome.label,
      count: shown.has(at) ? (counts[at] ?? 0) : null,
    })),
    medianHours: shown.size === 0 || tally.medianHours === null ? null : Math.round(tally.medianHours),
  }
}

/** Further apart, what is certain says too little. */
const WIDEST = 0.1

/**
 * How many of the cases about persons in need were found and helped, at least: computed from nothing but what is published, so
 * that it tells nothing more. Null where what is hidden could change it by more than a tenth.
 */
const foundRateOf = (
  rows: readonly Row[],
  kinds: readonly PublishedKind[],
  fewest: number,
): number | null => {
  let [helped, other, unknown] = [0, 0, 0]
  for (const { id, privacy, outcomes } of kinds) {
    const row = rows.find(({ kind }) => kind === id)
    const isSearch = privacy === 'person' && outcomes.some(({ result }) => result === 'not-found')
    if (row === undefined || !isSearch) continue
    const counted = (isHelp: boolean): number =>
      sum(
        outcomes.map(({ result }, at) =>
          (result === 'done') === isHelp ? (row.outcomes[at]?.count ?? 0) : 0,
        ),
      )
    const [yes, no] = [counted(true), counted(false)]
    helped += yes
    other += no
    unknown += row.cases === null ? fewest - 1 : row.cases - yes - no
  }
  const all = helped + other + unknown
  return helped === 0 || unknown / all > WIDEST ? null : Math.floor((helped / all) * 100) / 100
}

/**
 * The numbers of a month as they may be published: nothing below `fewest`, nothing from which such a number could be computed,
 * and no total over kinds at all. Kinds about children: how many and whether in time, never how it ended.
 */
export const publish = (
  month: string,
  tallies: readonly Tally[],
  kinds: readonly PublishedKind[],
  fewest: number,
): ReportStatistics => {
  const rows = kinds.map((kind) =>
    rowOf(kind, tallies.find((tally) => tally.kind === kind.id) ?? nothing(kind.id), fewest),
  )
  return { month, fewest, kinds: rows, foundRate: foundRateOf(rows, kinds, fewest) }
}
