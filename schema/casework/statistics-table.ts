import type { ReportStatistics } from '../api/casework.ts'
import type { Table } from '../csv.ts'

export const statisticsColumns = ['month', 'kind', 'name', 'measure', 'outcome', 'value'] as const

const written = (value: number | null): string | number => value ?? ''

/** The numbers of a month, one a line; what is not published is empty. `head` are the names of the columns. */
export const statisticsTable = (
  { month, kinds, foundRate }: ReportStatistics,
  head: readonly string[],
): Table => [
  head,
  ...kinds.flatMap((row) => {
    const { kind, name } = row
    const measures = ['reports', 'cases', 'acceptedInTime', 'answeredInTime', 'medianHours'] as const
    return [
      ...measures.map((measure) => [month, kind, name, measure, '', written(row[measure])]),
      ...row.outcomes.map(({ label, count }) => [month, kind, name, 'outcome', label, written(count)]),
    ]
  }),
  [month, '', '', 'foundRate', '', written(foundRate)],
]
