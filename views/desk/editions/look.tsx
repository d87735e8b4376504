import type { Edition } from '../../../schema/content/institution.ts'
import type { Notice } from '../../../schema/content/notice.ts'
import { dayText } from '../../../schema/dates.ts'
import { Lines, Sample } from '../../booking/parts.tsx'
import { Cites } from '../../cites.tsx'
import { toldOf } from '../../institutions/told.ts'
import { Inline } from '../../parts.tsx'
import type { Words } from '../../words.ts'
import { Table } from '../Table.tsx'

const Block = ({ block }: { block: Notice['blocks'][number] }) => {
  if (typeof block === 'string')
    return (
      <p>
        <Inline text={block} />
      </p>
    )
  if ('bullets' in block) return <Lines of={block.bullets} />
  if ('numbered' in block)
    return (
      <ol className="nums">
        {block.numbered.map((line) => (
          <li key={line}>
            <Inline text={line} />
          </li>
        ))}
      </ol>
    )
  if ('note' in block)
    return (
      <p className="note">
        <Inline text={block.note} />
      </p>
    )
  // The form makes no other block.
  return null
}

/** A notice as its page will say it. */
export const NoticeLook = (props: {
  t: Words
  notice: Notice
  unit: string
  services: readonly string[]
}) => {
  const { t, notice, unit, services } = props
  return (
    <article className="page-s stack" aria-labelledby="notice-title">
      <h2 id="notice-title" className="desk-typed">
        {notice.title} <Sample of={notice} t={t} />
      </h2>
      <p className="close quiet">{t('disclosure.notice.by', { day: dayText(notice.day), unit })}</p>
      <p className="lead">
        <Inline text={notice.summary} />
      </p>
      {notice.blocks.map((block) => (
        <Block key={JSON.stringify(block)} block={block} />
      ))}
      <Cites cites={notice.cite} t={t} base="/" />
      {services.length === 0 ? null : (
        <>
          <h3>{t('disclosure.services')}</h3>
          <Lines of={services} />
        </>
      )}
    </article>
  )
}

const columns = ['where', 'beds', 'care', 'filed', 'inspected', 'complaints'] as const

/** An edition as its page will list it. */
export const EditionLook = (props: {
  t: Words
  edition: Edition
  townshipName: (code: string) => string
}) => {
  const { t, edition, townshipName } = props
  const cellsOf = (entry: Edition['entries'][number]) => toldOf(entry, t, townshipName(entry.township))
  return (
    <article className="stack" aria-labelledby="edition-title">
      <h2 id="edition-title">
        {t('institutions.edition.title', { edition: edition.edition })} <Sample of={edition} t={t} />
      </h2>
      <p className="lead">
        <Inline text={t('institutions.edition.current', { day: dayText(edition.day) })} />
      </p>
      <Table
        caption={t('institutions.edition.list', { count: edition.entries.length })}
        none=""
        rows={edition.entries}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: t('institutions.edition.column.name'),
            cell: (entry) => (
              <>
                {entry.name}
                <small>{cellsOf(entry).kind}</small>
              </>
            ),
          },
          ...columns.map((id) => ({
            id,
            header: t(`institutions.edition.column.${id}`),
            cell: (entry: Edition['entries'][number]) => cellsOf(entry)[id],
          })),
        ]}
      />
      {edition.removed.length === 0 ? null : (
        <>
          <h3>{t('institutions.changes.removed')}</h3>
          <Lines of={edition.removed.map((one) => t('institutions.changes.why', one))} />
        </>
      )}
    </article>
  )
}
