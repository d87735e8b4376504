import type { ReactNode } from 'react'
import type { Words } from '../../words.ts'
import type { Column } from '../Table.tsx'
import { counterAt, counterPaths } from './addresses.ts'
import type { CounterRow } from './model.ts'

/** Columns of a day's tables; their words are `desk-counter.table.<id>`. */
export const textColumn =
  (t: Words) =>
  <Row extends CounterRow = CounterRow>(id: string, cell: (row: Row) => ReactNode): Column<Row> => ({
    id,
    header: t(`desk-counter.table.${id}`),
    cell,
  })

/** Half a code, and the way to the page behind it; its name has in it what is seen, and which of several it is. */
export const CodeLink = ({ t, row: { id, shortCode, number } }: { t: Words; row: CounterRow }) => {
  const text = shortCode || t('desk-counter.table.none')
  const who = shortCode || `${text} ${number}`
  return (
    <a
      className="mono"
      href={counterAt(counterPaths.booking, { id })}
      aria-label={t('desk-counter.look-at', { who })}
    >
      {text}
    </a>
  )
}
