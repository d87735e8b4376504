import type { ReactNode } from 'react'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { drawPath, drawPaths } from './addresses.ts'
import type { DrawLine } from './model.ts'

/** The draws of one's own offices. */
export const DrawsDeskPage = (props: DeskProps & { lines: readonly DrawLine[] }) => {
  const { t, lines } = props
  const column = (id: string, cell: (line: DrawLine) => ReactNode) => ({
    id,
    header: t(`desk-draws.column.${id}`),
    cell,
  })
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="draws" />
      <h1>{t('desk-draws.title')}</h1>
      <p className="lead">{t('desk-draws.lead')}</p>
      <p>
        <a className="btn line" href={drawPaths.declare}>
          {t('desk-draws.declare.title')}
        </a>
      </p>
      <Table
        caption={t('desk-draws.table')}
        none={t('desk-draws.none')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          column('name', ({ id, name }) => <a href={drawPath(id)}>{name}</a>),
          column('office', ({ office }) => office),
          column('state', ({ state }) => t(`desk-draws.state.${state}`)),
          column('entries', ({ entries }) => entries),
          { ...column('count', ({ count }) => count), kind: 'number' },
        ]}
      />
    </div>
  )
}
