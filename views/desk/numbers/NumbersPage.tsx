import type { NumbersTable } from '../../../schema/desk/numbers-table.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import type { Words } from '../../words.ts'
import { DeskNav, Field, type DeskProps } from '../parts.tsx'
import { Table, type Column } from '../Table.tsx'
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
  /** Every table unfolded, also on a narrow screen; and the address of that. */
  open: boolean
  unfold: string
  published: string
}

/** What can be seen on one screen stays open; what is longer is folded, on a narrow screen. */
const SHORT_ROWS = 8

type Row = { at: number; cells: NumbersTable['rows'][number] }

const WholeTable = ({ t, table: { title, columns, rows, sum } }: { t: Words; table: NumbersTable }) => {
  const [first, ...rest] = columns.map(({ label, type }, at): Column<Row> => ({
    id: `${at}`,
    header: label,
    cell: ({ cells }) => cells[at] ?? t('desk-numbers.none'),
    ...(type === 'number' ? { kind: 'number' } : {}),
  }))
  if (first === undefined) return null
  return (
    <Table
      className="desk-dense"
      caption={title}
      captionHidden
      columns={[first, ...rest]}
      rows={rows.map((cells, at) => ({ at, cells }))}
      rowKey={({ at }) => at}
      none={t('desk-numbers.nothing')}
      foot={sum === undefined ? undefined : { at: rows.length, cells: sum }}
    />
  )
}

/** All rows together, in one line: what a folded table comes to. */
const Sum = ({ table: { columns, sum = [] } }: { table: NumbersTable }) => (
  <p className="desk-sum">
    {columns.map(({ label, type }, at) =>
      type === 'number' && typeof sum[at] === 'number' ? (
        <span key={label} className="nb">
          {label} <b>{sum[at]}</b>
        </span>
      ) : null,
    )}
  </p>
)

const Part = ({
  t,
  part: { table, chart, csv },
  open,
}: {
  t: Words
  part: NumbersPart
} & Pick<NumbersModel, 'open'>) => (
  <section className="stack desk-part" aria-labelledby={`part-${table.id}`}>
    <h2 id={`part-${table.id}`}>{table.title}</h2>
    <p className="quiet">{t(`desk-numbers.says.${table.id}`)}</p>
    {table.rows.length === 0 ? (
      <p>{t('desk-numbers.nothing')}</p>
    ) : (
      <>
        {table.sum === undefined ? null : <Sum table={table} />}
        <details className="desk-unfold" open={open || table.rows.length <= SHORT_ROWS}>
          <summary>
            {t(chart === undefined ? 'desk-numbers.rows' : 'desk-numbers.chart-and-rows', {
              count: table.rows.length,
            })}
            <span className="vh">{t('desk-numbers.csv-of', { table: table.title })}</span>
          </summary>
          <div className={chart === undefined ? undefined : 'desk-beside'}>
            {chart === undefined ? null : <BarChart {...chart} />}
            <WholeTable t={t} table={table} />
          </div>
        </details>
        <p className="noprint">
          <a href={csv}>
            {t('desk-numbers.csv')}
            <span className="vh">{t('desk-numbers.csv-of', { table: table.title })}</span>
          </a>
        </p>
      </>
    )}
  </section>
)

/** Where each table begins; those without rows say so below. */
const Contents = ({
  t,
  parts,
  unfold,
  open,
}: { t: Words } & Pick<NumbersModel, 'parts' | 'unfold' | 'open'>) => (
  <nav className="row noprint" aria-label={t('desk-numbers.contents')}>
    {parts.map(({ table: { id, title } }) => (
      <a key={id} href={`#part-${id}`}>
        {title}
      </a>
    ))}
    {open ? null : (
      <a className="desk-folded" href={unfold}>
        {t('desk-numbers.unfold')}
      </a>
    )}
  </nav>
)

/** What was booked and reported in a span of days, as far as it is theirs who look. */
export const NumbersPage = (props: DeskProps & NumbersModel) => {
  const { t, span, days, quick, parts, xlsx, published, open } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="numbers" />
      <h1>{t('desk-numbers.title')}</h1>
      <p className="lead">
        <span className="nb">{days[0]}</span>
        <span className="nb">
          {t('desk-numbers.to')}
          {days[1]}
        </span>
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
      {parts.length === 0 ? <p>{t('desk-numbers.no-part')}</p> : <Contents {...props} />}
      {parts.every(({ table: { rows } }) => rows.length === 0) ? null : (
        <p className="noprint">
          <a className="go" href={xlsx}>
            {t('desk-numbers.xlsx')}
          </a>
        </p>
      )}
      {parts.map((part) => (
        <Part key={part.table.id} t={t} part={part} open={open} />
      ))}
    </div>
  )
}
