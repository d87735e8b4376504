import { deskPaths } from './addresses.ts'
import type { Words } from '../words.ts'
import { DeskNav, Field, Select, type DeskProps } from './parts.tsx'
import { Table, type Column } from './Table.tsx'

export type AuditLine = {
  seq: number
  at: string
  who: string
  act: string
  /** `href`: where the reader's role opens pages of that kind. */
  about: { text: string; href?: string }
  why: string
}
export type AuditFilter = { who: string; act: string; since: string; until: string }
export type AuditModel = {
  lines: readonly AuditLine[]
  filter: AuditFilter
  acts: readonly { value: string; text: string }[]
  people: readonly { value: string; text: string }[]
  head: { seq: number; hash: string }
  older?: string | undefined
  exported: string
}

const columnsIn = (t: Words): readonly [Column<AuditLine>, ...Column<AuditLine>[]] => {
  const header = (id: string): { id: string; header: string } => ({ id, header: t(`desk.audit.${id}`) })
  return [
    { ...header('seq'), cell: ({ seq }) => seq },
    { ...header('at'), cell: ({ at }) => <span className="nb">{at}</span> },
    { ...header('person'), cell: ({ who }) => who },
    { ...header('act'), cell: ({ act }) => act },
    {
      ...header('about'),
      cell: ({ about: { text, href } }) => (href === undefined ? text : <a href={href}>{text}</a>),
    },
    { ...header('why'), cell: ({ why }) => why },
  ]
}

/** Reading the audit: the newest first, by who, what and when; the same as a table to take away. */
export const AuditPage = (props: DeskProps & AuditModel) => {
  const { t, lines, filter, acts, people, head, older, exported } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="audit" />
      <h1>{t('desk.audit.title')}</h1>
      <p className="lead">{t('desk.audit.lead')}</p>
      <p className="quiet desk-hash">{t('desk.audit.head', head)}</p>
      <form className="desk-filters" method="get" action={deskPaths.audit}>
        <Select
          name="who"
          label={t('desk.audit.person')}
          value={filter.who}
          options={[{ value: '', text: t('desk.audit.any') }, ...people]}
        />
        <Select
          name="act"
          label={t('desk.audit.act')}
          value={filter.act}
          options={[{ value: '', text: t('desk.audit.any') }, ...acts]}
        />
        <Field name="since" label={t('desk.audit.first-day')} value={filter.since} type="date" />
        <Field name="until" label={t('desk.audit.last-day')} value={filter.until} type="date" />
        <button className="btn line">{t('desk.audit.button')}</button>
      </form>
      {lines.length === 0 ? null : (
        <p>
          <a href={exported}>{t('desk.audit.export')}</a>
        </p>
      )}
      <Table
        className="desk-cards desk-audit"
        caption={t('desk.audit.table')}
        columns={columnsIn(t)}
        rows={lines}
        rowKey={({ seq }) => seq}
        none={t('desk.audit.none')}
      />
      {older === undefined ? null : (
        <p>
          <a href={older}>{t('desk.audit.older')}</a>
        </p>
      )}
    </div>
  )
}
