import { Acts } from './Acts.tsx'
import type { ActProps, CounterRow } from './model.ts'
import { Cell, CodeLink, Head } from './parts.tsx'

const columns = ['clock', 'code', 'service', 'who', 'stage', 'act'] as const

const Row = ({ row, ...props }: ActProps & { row: CounterRow }) => {
  const { t } = props
  const cell = (name: string) => t(`desk-counter.table.${name}`)
  return (
    <tr data-here={row.isHere || undefined}>
      <th scope="row">{row.walkIn ? row.number : row.clock}</th>
      <td data-l={cell('code')}>
        <CodeLink t={t} row={row} />
      </td>
      <Cell t={t} column="service" text={row.service} />
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
      <Head t={props.t} of="table" columns={columns} />
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} {...props} row={row} />
        ))}
      </tbody>
    </table>
  )
