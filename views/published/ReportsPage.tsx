import { jointed } from '../booking/model.ts'
import { Title } from '../booking/parts.tsx'
import { Joints } from '../parts.tsx'
import {
  countText,
  foundText,
  medianText,
  reportsText,
  shareText,
  sorted,
  titleOf,
  type PublishedProps,
  type PublishedRow,
} from './model.ts'
import { Downloads, MonthChooser, Reading, TooFew } from './parts.tsx'

const columns = ['reports', 'cases', 'accepted', 'answered', 'median'] as const

const cellsOf = (row: PublishedRow, { t }: PublishedProps): string[] => [
  reportsText(row.reports, t),
  countText(row.cases, t),
  shareText(row.acceptedInTime, row.cases, t),
  shareText(row.answeredInTime, row.cases, t),
  medianText(row.medianHours, t),
]

const Numbers = (props: PublishedProps) => {
  const { t, statistics } = props
  return (
    <table className="table">
      <caption>{t('published.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('published.kind')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`published.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(statistics).shown.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{row.name}</th>
            {cellsOf(row, props).map((text, at) => (
              <td key={columns[at]} data-l={t(`published.columns.${columns[at] ?? ''}`)}>
                <span>{text}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How the cases of a kind ended. Where no outcome may be told, nothing is listed. */
const Outcomes = ({ row, t }: Pick<PublishedProps, 't'> & { row: PublishedRow }) => (
  <table className="table narrow">
    <caption>{row.name}</caption>
    <thead>
      <tr>
        <th scope="col">{t('published.outcome')}</th>
        <th scope="col">{t('published.columns.cases')}</th>
      </tr>
    </thead>
    <tbody>
      {row.outcomes.map(({ id, label, count }) => (
        <tr key={id}>
          <th scope="row">{label}</th>
          <td>{countText(count, t)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** `/published/reports/`: a month in numbers, with what each means. */
export const ReportsPage = (props: PublishedProps) => {
  const { t, statistics } = props
  const { shown } = sorted(statistics)
  const told = shown.filter(({ outcomes }) => outcomes.some(({ count }) => count !== null))
  return (
    <div className="stack">
      <Title text={titleOf(statistics.month, t)} />
      <p className="lead">{t('published.lead')}</p>
      <MonthChooser {...props} />
      <Reading {...props} />
      {shown.length === 0 ? null : <Numbers {...props} />}
      <TooFew {...props} />
      <h2>
        <Joints text={jointed(t('published.found-heading'))} />
      </h2>
      <p>{foundText(statistics, t)}</p>
      {told.length === 0 ? null : <h2>{t('published.outcomes')}</h2>}
      {told.map((row) => (
        <Outcomes key={row.kind} row={row} t={t} />
      ))}
      <Downloads {...props} />
    </div>
  )
}

/** 长辈版: the same month in sentences, kind by kind. */
export const ElderReports = (props: PublishedProps) => {
  const { t, statistics } = props
  return (
    <div className="stack">
      <Title text={titleOf(statistics.month, t)} />
      <p className="lead">{t('published.lead')}</p>
      <MonthChooser {...props} />
      <Reading {...props} />
      {sorted(statistics).shown.map((row) => (
        <section key={row.kind} className="stack tight" aria-labelledby={row.kind}>
          <h2 id={row.kind}>
            <Joints text={props.headings.get(row.kind) ?? row.name} />
          </h2>
          {columns.map((column, at) => (
            <p key={column}>
              {t('published.sentence', {
                name: t(`published.columns.${column}`),
                value: cellsOf(row, props)[at] ?? '',
              })}
            </p>
          ))}
        </section>
      ))}
      <TooFew {...props} />
      <p>{foundText(statistics, t)}</p>
    </div>
  )
}
