import { Facts } from '../../booking/parts.tsx'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { requestPath } from './addresses.ts'

export type Fact = { name: string; value: string }
export type CopyModel = {
  number: number
  from: string
  bookings: readonly { id: string; title: string; facts: readonly Fact[] }[]
  reports: readonly { id: string; title: string; facts: readonly Fact[] }[]
  looks: readonly string[]
  rules: readonly string[]
}

const Things = ({ things }: { things: CopyModel['bookings'] }) => (
  <>
    {things.map(({ id, title, facts }) => (
      <section key={id} className="stack tight">
        <h3>{title}</h3>
        <Facts rows={facts} />
      </section>
    ))}
  </>
)

/** What somebody is handed on paper: their own data, what became of it, who looked, how long it is kept. */
export const CopyPage = (props: DeskProps & CopyModel) => {
  const { t, number, from, bookings, reports, looks, rules } = props
  return (
    <div className="desk-handout stack">
      <DeskNav {...props} at="retention" />
      <h1>{t('desk-retention.copy.title')}</h1>
      <p className="lead">{from}</p>
      <p className="noprint">
        {t('desk-retention.copy.print')} <a href={requestPath(number)}>{t('desk-retention.copy.back')}</a>
      </p>
      <h2>{t('desk-retention.copy.bookings')}</h2>
      {bookings.length === 0 ? <p>{t('desk-retention.copy.none')}</p> : <Things things={bookings} />}
      <h2>{t('desk-retention.copy.reports')}</h2>
      {reports.length === 0 ? <p>{t('desk-retention.copy.none')}</p> : <Things things={reports} />}
      <h2>{t('desk-retention.copy.looks')}</h2>
      {looks.length === 0 ? (
        <p>{t('desk-retention.copy.looks-none')}</p>
      ) : (
        <ul className="dots">
          {looks.map((line, at) => (
            <li key={`${at} ${line}`}>{line}</li>
          ))}
        </ul>
      )}
      <h2>{t('desk-retention.copy.rules')}</h2>
      <ul className="dots">
        {rules.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('desk-retention.copy.rights')}</p>
    </div>
  )
}
