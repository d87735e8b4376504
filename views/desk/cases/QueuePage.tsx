import { LiveBoard } from '../live/LiveBoard.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { Table, type Column } from '../Table.tsx'
import { casePaths } from './addresses.ts'
import type { QueueLine, QueueModel, QueueValues } from './model.ts'
import { Choose, Marks, NumberField } from './parts.tsx'

/** Something else than what one gets unasked. */
const filtered = ({ state, ...others }: QueueValues): boolean =>
  state !== 'open' || Object.values(others).some((value) => value !== '')

const Filters = ({ t, values, kinds, states, townships, units }: DeskProps & QueueModel) => (
  <details className="desk-unfold" open={filtered(values)}>
    <summary>{t('desk-cases.queue.button')}</summary>
    <form className="desk-filters" method="get" action={casePaths.queue}>
      <Choose
        id="kind"
        name="kind"
        label={t('desk-cases.queue.kind')}
        value={values.kind}
        groups={kinds}
        first={t('desk-cases.queue.any-kind')}
      />
      <Choose
        id="state"
        name="state"
        label={t('desk-cases.queue.state')}
        value={values.state}
        options={states}
      />
      <Choose
        id="township"
        name="township"
        label={t('desk-cases.township')}
        value={values.township}
        options={townships}
      />
      <Choose id="unit" name="unit" label={t('desk-cases.unit')} value={values.unit} options={units} />
      <NumberField name="number" label={t('desk-cases.queue.number')} value={values.number} />
      <button className="btn line">{t('desk-cases.queue.button')}</button>
    </form>
  </details>
)

const columnsIn = (t: Words): readonly [Column<QueueLine>, ...Column<QueueLine>[]] => {
  const header = (id: string): { id: string; header: string } => ({
    id,
    header: t(`desk-cases.queue.${id}`),
  })
  return [
    {
      ...header('number'),
      cell: ({ href, number }) => <a href={href}>{t('desk-cases.title', { number })}</a>,
    },
    {
      ...header('kind'),
      cell: (line) => (
        <>
          <Marks {...line} t={t} />
          {line.kind}
        </>
      ),
    },
    { ...header('place'), cell: ({ place }) => place },
    { ...header('received'), cell: ({ received }) => received },
    { ...header('due'), cell: ({ due, pressing }) => (pressing ? <b>{due}</b> : due) },
    { ...header('step'), cell: ({ step }) => step },
    { ...header('who'), cell: ({ who }) => who },
  ]
}

const Pages = ({ t, newer, older, page, pages }: DeskProps & QueueModel) =>
  newer === undefined && older === undefined ? null : (
    <nav className="row" aria-label={t('desk-cases.queue.pages')}>
      <span>{t('desk-cases.queue.page', { page, pages })}</span>
      {newer === undefined ? null : <a href={newer}>{t('desk-cases.queue.newer')}</a>}
      {older === undefined ? null : <a href={older}>{t('desk-cases.queue.older')}</a>}
    </nav>
  )

/** The cases that are theirs: what is dangerous and due first. */
export const QueuePage = (props: DeskProps & QueueModel) => {
  const { t, lines, count, danger, now, values, child, done, live } = props
  const title =
    danger > 0 && values.state !== 'closed' ? 'desk-cases.queue.heading-danger' : 'desk-cases.queue.heading'
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="cases" />
      {done === undefined ? null : (
        <p className="note" role="status">
          {done}
        </p>
      )}
      <div className="row spread">
        <h1>
          {t(title, {
            state: t(`desk-cases.queue.state-${values.state}`),
            count,
            danger,
          })}
        </h1>
        <p className="quiet">{now}</p>
      </div>
      <section aria-labelledby="urgent">
        <LiveBoard t={t} {...live} compact />
      </section>
      <h2 className="vh">{t('desk-cases.queue.list')}</h2>
      <Filters {...props} />
      <Table
        className="desk-cards desk-queue"
        caption={t('desk-cases.queue.title')}
        captionHidden
        columns={columnsIn(t)}
        rows={lines}
        rowKey={({ number }) => number}
        none={t('desk-cases.queue.none')}
      />
      <Pages {...props} />
      <p className="quiet">{t('desk-cases.queue.about')}</p>
      {child ? <p className="quiet">{t('desk-cases.queue.about-child')}</p> : null}
    </div>
  )
}
