import { dayText } from '../../../schema/dates.ts'
import { monthText } from '../../../schema/casework/months.ts'
import type { Cell, Column, NumbersTable, NumbersTableId } from '../../../schema/desk/numbers-table.ts'
import { partOf, type DaySpan } from '../../../schema/desk/span.ts'
import { sumOf, sumsBy } from '../../../schema/desk/sums.ts'
import type { BookingNumbers } from '../../booking/desk/numbers-of.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import type { Gathered } from './gather.ts'

const kinds = new Map(policy.requests.map((kind) => [kind.id, kind]))
const townships = new Map(policy.places.townships.map(({ code, name }) => [code, name]))
const offices = new Map(policy.offices.map(({ id, name }) => [id, name]))

const kindName = (id: string): string => kinds.get(id)?.name ?? id
const townshipName = (code: string): string =>
  code === '' ? t('desk-numbers.no-township') : (townships.get(code) ?? code)
const officeName = (id: string): string => offices.get(id) ?? id
export const partName = (part: string): string => (part.length > 7 ? dayText(part) : monthText(part))

const HOUR_DECIMALS = 10
const hours = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * HOUR_DECIMALS) / HOUR_DECIMALS

const column = (id: string, type: Column['type'] = 'number'): Column => ({
  label: t(`desk-numbers.column.${id}`),
  type,
})

const table = (
  id: NumbersTableId,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  sum?: readonly Cell[],
): NumbersTable => ({
  id,
  title: t(`desk-numbers.table.${id}`),
  columns,
  rows,
  // One row is its own sum.
  ...(sum === undefined || rows.length < 2 ? {} : { sum }),
})

const TOTAL = (): string => t('desk-numbers.total')

const bookingColumns = ['made', 'came', 'noShow', 'cancelled', 'ahead', 'overbooked'] as const
const walkInColumns = ['given', 'done', 'gone', 'ahead'] as const
const waitingColumns = ['asked', 'inLine', 'offered', 'booked', 'left', 'over'] as const
const kindColumns = ['reports', 'cases', 'open', 'closed', 'withdrawn', 'reopened'] as const
const clockColumns = [
  'acceptedInTime',
  'acceptedLate',
  'answeredInTime',
  'answeredLate',
  'escalated',
] as const
const townshipColumns = ['cases', 'open', 'answeredInTime', 'answeredLate', 'escalated'] as const

type Row = Record<(typeof bookingColumns)[number] | 'walkIns', number> & { office: string }
const none = { made: 0, came: 0, noShow: 0, cancelled: 0, ahead: 0, overbooked: 0 }

/** By office both kinds of visitors stand in one row; an office may have had nobody but people without a booking. */
const byOffice = ({ days, walkIns }: BookingNumbers): NumbersTable => {
  const columns = [...bookingColumns, 'walkIns'] as const
  const rows: Row[] = [
    ...days.map((day) => ({ ...day, walkIns: 0 })),
    ...walkIns.map(({ office, given }) => ({ ...none, office, walkIns: given })),
  ]
  return table(
    'offices',
    [column('office', 'text'), ...columns.map((id) => column(id))],
    sumsBy(rows, ({ office }) => office, columns).map(({ of, sums }) => [
      officeName(of),
      ...Object.values(sums),
    ]),
    [TOTAL(), ...Object.values(sumOf(rows, columns))],
  )
}

const bookingTables = (span: DaySpan, numbers: BookingNumbers): NumbersTable[] => {
  const { days, waiting } = numbers
  const part = (day: string): string => partOf(span, day)
  const isByDay = part(span.from) === span.from
  const first = column(isByDay ? 'day' : 'month', isByDay ? 'day' : 'text')
  const named = (of: string): string => (isByDay ? of : monthText(of))
  const walkIns = numbers.walkIns.map(({ left, open, ...row }) => ({ ...row, gone: left, ahead: open }))
  return [
    table(
      'days',
      [first, ...bookingColumns.map((id) => column(id))],
      sumsBy(days, ({ day }) => part(day), bookingColumns).map(({ of, sums }) => [
        named(of),
        ...Object.values(sums),
      ]),
      [TOTAL(), ...Object.values(sumOf(days, bookingColumns))],
    ),
    byOffice(numbers),
    table(
      'walk-ins',
      [first, ...walkInColumns.map((id) => column(id))],
      sumsBy(walkIns, ({ day }) => part(day), walkInColumns).map(({ of, sums }) => [
        named(of),
        ...Object.values(sums),
      ]),
      [TOTAL(), ...Object.values(sumOf(walkIns, walkInColumns))],
    ),
    table(
      'waiting',
      [column('office', 'text'), ...waitingColumns.map((id) => column(id)), column('hoursToOffer')],
      waiting.map((row) => [
        officeName(row.office),
        ...waitingColumns.map((id) => row[id]),
        hours(row.medianHours),
      ]),
    ),
  ]
}

const caseTables = ({ cases, outcomes, medians }: NonNullable<Gathered['cases']>): NumbersTable[] => {
  const median = (by: 'all' | 'kind' | 'township', of: string): number | null =>
    hours(medians.find((one) => one.by === by && one.of === of)?.hours)
  const took = column('hours')
  return [
    table(
      'kinds',
      [column('kind', 'text'), ...kindColumns.map((id) => column(id)), took],
      sumsBy(cases, ({ kind }) => kind, kindColumns).map(({ of, sums }) => [
        kindName(of),
        ...Object.values(sums),
        median('kind', of),
      ]),
      [TOTAL(), ...Object.values(sumOf(cases, kindColumns)), median('all', '')],
    ),
    table(
      'clocks',
      [column('kind', 'text'), ...clockColumns.map((id) => column(id))],
      sumsBy(cases, ({ kind }) => kind, clockColumns).map(({ of, sums }) => [
        kindName(of),
        ...Object.values(sums),
      ]),
      [TOTAL(), ...Object.values(sumOf(cases, clockColumns))],
    ),
    table(
      'townships',
      [column('township', 'text'), ...townshipColumns.map((id) => column(id)), took],
      sumsBy(
        cases.toSorted((a, b) => (a.township < b.township ? -1 : 1)),
        ({ township }) => township,
        townshipColumns,
      ).map(({ of, sums }) => [townshipName(of), ...Object.values(sums), median('township', of)]),
      [TOTAL(), ...Object.values(sumOf(cases, townshipColumns)), median('all', '')],
    ),
    table(
      'outcomes',
      [column('kind', 'text'), column('outcome', 'text'), column('count')],
      sumsBy(outcomes, ({ kind, outcome }) => JSON.stringify([kind, outcome]), ['count']).map(
        ({ of, sums }) => {
          const [kind = '', outcome = ''] = JSON.parse(of) as string[]
          const named = kinds.get(kind)?.outcomes.find(({ id }) => id === outcome)
          return [kindName(kind), named?.label ?? outcome, sums.count]
        },
      ),
      [TOTAL(), '', outcomes.reduce((sum, { count }) => sum + count, 0)],
    ),
  ]
}

/** What was gathered, as tables with typed cells: the page, CSV and XLSX show the same ones. */
export const tablesOf = (span: DaySpan, { bookings, cases }: Gathered): NumbersTable[] => [
  ...(bookings === undefined ? [] : bookingTables(span, bookings)),
  ...(cases === undefined ? [] : caseTables(cases)),
]
