import type { Cell, NumbersTable, NumbersTableId } from '../../../schema/desk/numbers-table.ts'
import { dayText, isDay } from '../../../schema/dates.ts'
import type { Chart } from '../../../views/desk/numbers/BarChart.tsx'
import { t } from '../../words.ts'
import { barsOf } from './bars.ts'

/** Which columns of a table a chart shows: one, or a solid and an empty part. */
const drawn: Partial<Record<NumbersTableId, readonly [number, number?]>> = {
  days: [2, 3],
  'walk-ins': [2, 3],
  clocks: [3, 4],
  townships: [1],
}

const numberIn = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0)
const nameIn = (cell: Cell | undefined): string => {
  const text = String(cell ?? '')
  return isDay(text) ? dayText(text) : text
}

/** The chart of a table: the same rows, drawn. Undefined where a table says it better, or has nothing to draw. */
export const chartOf = ({ id, title, columns, rows }: NumbersTable): Chart | undefined => {
  const [solid, empty] = drawn[id] ?? []
  if (solid === undefined || rows.length === 0) return undefined
  const label = (at: number): string => columns[at]?.label ?? ''
  // A bar of nothing says nothing; a day without anything does.
  const shown = rows.filter(
    (row) => id === 'days' || [solid, empty].some((at) => at !== undefined && numberIn(row[at]) > 0),
  )
  if (shown.length === 0) return undefined
  const bars = shown.map((row) => {
    const [first, second] = [numberIn(row[solid]), empty === undefined ? undefined : numberIn(row[empty])]
    return second === undefined
      ? { name: nameIn(row[0]), parts: [first] as const, text: String(first) }
      : {
          name: nameIn(row[0]),
          parts: [first, second] as const,
          text: t('desk-numbers.chart.end', { first, second }),
        }
  })
  const names = { first: label(solid), second: empty === undefined ? '' : label(empty) }
  return {
    id: `chart-${id}`,
    title,
    description: t(`desk-numbers.chart.${empty === undefined ? 'one' : 'two'}`, names),
    legend: empty === undefined ? null : { solid: names.first, empty: names.second },
    bars: barsOf(bars),
  }
}
