import { deskPaths } from './addresses.ts'
import { DeskNav, Field, Select, type DeskProps } from './parts.tsx'

export type AuditLine = {
  seq: number
  at: string
  who: string
  act: string
  about: string
  why: string
  hash: string
}
export type AuditFilter = { who: string; act: string; since: string; until: string }
export type AuditModel = {
  lines: readonly AuditLine[]
  filter: AuditFilter
  acts: readonly { value: string; text: string }[]
  head: { seq: number; hash: string }
  older?: string | undefined
  exported: string
}

const columns = ['seq', 'at', 'person', 'act', 'about', 'why'] as const

/** Reading the audit: the newest first, by who, what and when; the same as a table to take away. */
export const AuditPage = (props: DeskProps & AuditModel) => {
  const { t, lines, filter, acts, head, older, exported } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="audit" />
      <h1>{t('desk.audit.title')}</h1>
      <p className="lead">{t('desk.audit.lead')}</p>
      <p className="quiet">{t('desk.audit.head', head)}</p>
      <form className="desk-filters" method="get" action={deskPaths.audit}>
        <Field name="who" label={t('desk.audit.who')} value={filter.who} maxLength={40} />
        <Select
          name="act"
          label={t('desk.audit.act')}
          value={filter.act}
          options={[{ value: '', text: t('desk.audit.any') }, ...acts]}
        />
        <Field name="since" label={t('desk.audit.first-day')} value={filter.since} type="date" />
        <Field name="until" label={t('desk.audit.last-day')} value={filter.until} type="date" />
        <p className="row">
          <button className="btn line">{t('desk.audit.button')}</button>
          <a href={exported}>{t('desk.audit.export')}</a>
        </p>
      </form>
      {lines.length === 0 ? (
        <p>{t('desk.audit.none')}</p>
      ) : (
        <table className="table">
          <caption>{t('desk.audit.table')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`desk.audit.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.seq}>
                <th scope="row">{line.seq}</th>
                <td data-l={t('desk.audit.at')}>
                  <span>{line.at}</span>
                </td>
                <td data-l={t('desk.audit.person')}>
                  <span>{line.who}</span>
                </td>
                <td data-l={t('desk.audit.act')}>
                  <span>{line.act}</span>
                </td>
                <td data-l={t('desk.audit.about')}>
                  <span>{line.about}</span>
                </td>
                <td data-l={t('desk.audit.why')}>
                  <span>{line.why}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {older === undefined ? null : (
        <p>
          <a href={older}>{t('desk.audit.older')}</a>
        </p>
      )}
    </div>
  )
}
