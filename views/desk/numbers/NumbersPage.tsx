import type { NumbersTable } from '../../../schema/desk/numbers-table.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import type { Words } from '../../words.ts'
import { DeskNav, Field, type DeskProps } from '../parts.tsx'
import { numbersPaths } from './addresses.ts'
import { BarChart, type Chart } from './BarChart.tsx'

export type NumbersPart = { table: NumbersTable; chart: Chart | undefined; csv: string }
export type NumbersModel = {
  span: DaySpan
  /** The first and the last day, in words. */
  days: readonly [string, string]
  quick: readonly { href: string; text: string }[]
  parts: readonly NumbersPart[]
  xlsx: string
  published: string
}

const NumbersRow = ({
  t,
  table,
  row,
}: {
  t: Words
  table: NumbersTable
  row: NumbersTable['rows'][number]
}) => (
  <tr>
    {table.columns.map(({ label, type }, at) => {
      const cell = row[at] ?? t('desk-numbers.none')
      return at === 0 ? (
        <th key={label} scope="row">
          {cell}
        </th>
      ) : (
        <td key={label} data-l={label} className={type === 'number' ? 'num' : undefined}>
          <span>{cell}</span>
        </td>
      )
    })}
  </tr>
)

const WholeTable = ({ t, table }: { t: Words; table: NumbersTable }) => (
  <table className="table">
    <caption className="vh">{table.title}</caption>
    <thead>
      <tr>
        {table.columns.map(({ label, type }) => (
          <th key={label} scope="col" className={type === 'number' ? 'num' : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map((row, at) => (
        <NumbersRow key={`${row[0]} ${at}`} t={t} table={table} row={row} />
      ))}
    </tbody>
    {table.sum === undefined ? null : (
      <tfoot>
        <NumbersRow t={t} table={table} row={table.sum} />
      </tfoot>
    )}
  </table>
)

const Part = ({ t, part: { table, chart, csv } }: { t: Words; part: NumbersPart }) => (
  <section className="stack desk-part" aria-labelledby={`part-${table.id}`}>
    <h2 id={`part-${table.id}`}>{table.title}</h2>
    <p className="quiet">{t(`desk-numbers.says.${table.id}`)}</p>
    {table.rows.length === 0 ? (
      <p>{t('desk-numbers.nothing')}</p>
    ) : (
      <div className={chart === undefined ? undefined : 'desk-beside'}>
        {chart === undefined ? null : <BarChart {...chart} />}
        <WholeTable t={t} table={table} />
      </div>
    )}
    <p className="noprint">
      <a href={csv}>
        {t('desk-numbers.csv')}
        <span className="vh">{t('desk-numbers.csv-of', { table: table.title })}</span>
      </a>
    </p>
  </section>
)

/** What was booked and reported in a span of days, as far as it is theirs who look. */
export const NumbersPage = (props: DeskProps & NumbersModel) => {
  const { t, span, days, quick, parts, xlsx, published } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="numbers" />
      <h1>{t('desk-numbers.title')}</h1>
      <p className="lead">
        <span className="nb">{days[0]}</span>
        {t('desk-numbers.to')}
        <span className="nb">{days[1]}</span>
      </p>
      <form className="desk-filter noprint" method="get" action={numbersPaths.page}>
        <Field name="since" label={t('desk-numbers.first-day')} value={span.from} type="date" />
        <Field name="until" label={t('desk-numbers.last-day')} value={span.until} type="date" />
        <button className="btn line">{t('desk-numbers.button')}</button>
        {quick.map(({ href, text }) => (
          <a key={href} href={href}>
            {text}
          </a>
        ))}
      </form>
      <p className="note">
        {t('desk-numbers.inside')} <a href={published}>{t('desk-numbers.published')}</a>
      </p>
      {parts.length === 0 ? (
        <p>{t('desk-numbers.no-part')}</p>
      ) : (
        <p className="noprint">
          <a className="go" href={xlsx}>
            {t('desk-numbers.xlsx')}
          </a>
        </p>
      )}
      {parts.map((part) => (
        <Part key={part.table.id} t={t} part={part} />
      ))}
    </div>
  )
}
