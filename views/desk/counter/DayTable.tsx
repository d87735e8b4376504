import { Table } from '../Table.tsx'
import { Acts } from './Acts.tsx'
import type { ActProps, CounterRow } from './model.ts'
import { CodeLink, textColumn } from './parts.tsx'

/** Part of a day, by time or by number. */
export const DayTable = ({
  caption,
  rows,
  ...props
}: ActProps & { caption: string; rows: readonly CounterRow[] }) => {
  const { t } = props
  const text = textColumn(t)
  return rows.length === 0 ? null : (
    <Table
      className="desk-cards counter-table"
      caption={caption}
      none={t('desk-counter.nobody')}
      rows={rows}
      rowKey={({ id }) => id}
      data={({ isHere }) => ({ 'data-here': isHere || undefined })}
      columns={[
        text('clock', ({ walkIn, number, clock }) => (walkIn ? number : clock)),
        { ...text('code', (row) => <CodeLink t={t} row={row} />), kind: 'act' },
        text('service', ({ service }) => service),
        text('who', ({ walkIn, people, names, phone }) => (
          <>
            {walkIn ? '—' : t('desk-counter.table.people', { count: people })}
            {names === '' ? null : <small>{names}</small>}
            {phone === '' ? null : <small>{phone}</small>}
          </>
        )),
        text('stage', ({ isHere, stage }) => (isHere ? <b>{stage}</b> : stage)),
        { ...text('act', (row) => <Acts {...props} row={row} />), kind: 'act' },
      ]}
    />
  )
}
