import type { ReactNode } from 'react'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { editionPaths, ofDraft } from './addresses.ts'
import type { ListLine } from './model.ts'

/** Everything that is drafted, and the way to draft something. */
export const ListPage = (props: DeskProps & { lines: readonly ListLine[] }) => {
  const { t, lines } = props
  const column = (id: string, cell: (line: ListLine) => ReactNode) => ({
    id,
    header: t(`desk-editions.column.${id}`),
    cell,
  })
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="editions" />
      <h1>{t('desk-editions.title')}</h1>
      <p className="lead">{t('desk-editions.lead')}</p>
      <p className="row">
        <a className="btn" href={editionPaths.notice}>
          {t('desk-editions.new-notice')}
        </a>
        <a className="btn line" href={editionPaths.whitelist}>
          {t('desk-editions.new-edition')}
        </a>
      </p>
      <Table
        caption={t('desk-editions.list')}
        none={t('desk-editions.none')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          column('title', ({ id, title }) => (
            <a className="desk-typed" href={ofDraft(editionPaths.draft, id)}>
              {title}
            </a>
          )),
          column('kind', ({ kind }) => t(`desk-editions.kind.${kind}`)),
          column('state', ({ state }) => t(`desk-editions.state.${state}`)),
          column('latest', ({ version, by }) => `${t('desk-editions.version', { version })}　${by}`),
        ]}
      />
    </div>
  )
}
