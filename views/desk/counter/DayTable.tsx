import { Acts } from './Acts.tsx'
import { counterAt, counterPaths } from './addresses.ts'
import type { ActProps, CounterRow } from './model.ts'

const columns = ['clock', 'code', 'service', 'who', 'stage', 'act'] as const

const Row = ({ row, ...props }: ActProps & { row: CounterRow }) => {
  const { t } = props
  const cell = (name: string) => t(`desk-counter.table.${name}`)
  return (
    <tr data-here={row.isHere || undefined}>
      <th scope="row">{row.walkIn ? row.number : row.clock}</th>
      <td data-l={cell('code')}>
        <a
          className="mono"
          href={counterAt(counterPaths.booking, { id: row.id })}
          aria-label={t('desk-counter.look-at', { who: row.shortCode || row.number })}
        >
          {row.shortCode || t('desk-counter.table.none')}
        </a>
      </td>
      <td data-l={cell('service')}>
        <span>{row.service}</span>
      </td>
      <td data-l={cell('who')}>
        <span>
          {row.walkIn ? '—' : t('desk-counter.table.people', { count: row.people })}
          {row.names === '' ? null : <small>{row.names}</small>}
          {row.phone === '' ? null : <small>{row.phone}</small>}
        </span>
      </td>
      <td data-l={cell('stage')}>
        <span>{row.isHere ? <b>{row.stage}</b> : row.stage}</span>
      </td>
      <td data-l={cell('act')}>
        <Acts {...props} row={row} />
      </td>
    </tr>
  )
}

/** Part of a day, by time or by number. */
export const DayTable = ({
  caption,
  rows,
  ...props
}: ActProps & { caption: string; rows: readonly CounterRow[] }) =>
  rows.length === 0 ? null : (
    <table className="table counter-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {props.t(`desk-counter.table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} {...props} row={row} />
        ))}
      </tbody>
    </table>
  )
