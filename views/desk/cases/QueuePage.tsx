import type { ReactNode } from 'react'
import { LiveBoard } from '../live/LiveBoard.tsx'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { casePaths } from './addresses.ts'
import type { QueueLine, QueueModel } from './model.ts'
import { Choose, Marks, NumberField } from './parts.tsx'

const columns = ['number', 'kind', 'place', 'received', 'due', 'step', 'who'] as const
type Column = (typeof columns)[number]

const Filters = ({ t, values, kinds, states, townships, units }: DeskProps & QueueModel) => (
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
)

const Row = ({ t, line }: DeskProps & { line: QueueLine }) => {
  const cells: Record<Exclude<Column, 'number'>, ReactNode> = {
    kind: (
      <>
        <Marks {...line} t={t} />
        {line.kind}
      </>
    ),
    place: line.place,
    received: line.received,
    due: line.pressing ? <b>{line.due}</b> : line.due,
    step: line.step,
    who: line.who,
  }
  return (
    <tr>
      <th scope="row">
        <a href={line.href}>{t('desk-cases.title', { number: line.number })}</a>
      </th>
      {columns.map((column) =>
        column === 'number' ? null : (
          <td key={column} data-l={t(`desk-cases.queue.${column}`)}>
            <span>{cells[column]}</span>
          </td>
        ),
      )}
    </tr>
  )
}

const Pages = ({ t, newer, older }: DeskProps & QueueModel) =>
  newer === undefined && older === undefined ? null : (
    <nav className="row" aria-label={t('desk-cases.queue.pages')}>
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
      <section className="stack tight" aria-labelledby="urgent">
        <h2 id="urgent">{t('desk-live.title')}</h2>
        <LiveBoard t={t} {...live} />
      </section>
      <h2>{t('desk-cases.queue.list')}</h2>
      <Filters {...props} />
      {lines.length === 0 ? (
        <p>{t('desk-cases.queue.none')}</p>
      ) : (
        <table className="table desk-queue">
          <caption className="vh">{t('desk-cases.queue.title')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`desk-cases.queue.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.number} {...props} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <Pages {...props} />
      <p className="quiet">{t('desk-cases.queue.about')}</p>
      {child ? <p className="quiet">{t('desk-cases.queue.about-child')}</p> : null}
    </div>
  )
}
