import type { ReactNode } from 'react'
import { MOST_REASON } from '../../../schema/booking/read-change.ts'
import { weekdayOf } from '../../../schema/dates.ts'
import { monthName, weekday } from '../../booking/Month.tsx'
import { DeskNav, FormKey, Select, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { capacityPaths, monthPath, overbookPath, touchedPath } from './addresses.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { Typed } from './fields.tsx'
import type { CapacityModel, ChangeLine, DayCell } from './model.ts'

type Props = DeskProps & CapacityModel

const Day = ({ cell, t }: { cell: DayCell; t: Props['t'] }) => (
  <li className={`${cell.past ? 'past ' : ''}from-${(weekdayOf(cell.day) + 6) % 7}`}>
    <p>
      <b>{Number(cell.day.slice(8))}</b> <span className="quiet">{weekday(cell.day, t)}</span>
    </p>
    <p>
      {cell.hours === ''
        ? t('desk-capacity.month.closed')
        : cell.hours.split('、').map((period) => (
            <span key={period} className="piece">
              {period}{' '}
            </span>
          ))}
    </p>
    {cell.places === 0 && cell.taken === 0 ? null : (
      <p>{t('desk-capacity.month.taken', { taken: cell.taken, places: cell.places })}</p>
    )}
    {cell.waiting === 0 ? null : <p>{t('desk-capacity.month.waiting', { count: cell.waiting })}</p>}
    {cell.notes.map((note) => (
      <p key={note} className="noted">
        {note}
      </p>
    ))}
  </li>
)

const Month = (props: Props) => {
  const { t, office, appointment, month, previous, following, cells } = props
  const to = (other: string): string => monthPath({ office: office.id, appointment, month: other })
  return (
    <section className="stack tight" aria-labelledby="month">
      <div className="row spread">
        <h2 id="month">{monthName(month, t)}</h2>
        <nav className="row" aria-label={t('booking.month.pick')}>
          <a className="go" href={to(previous)}>
            {monthName(previous, t)}
          </a>
          <a className="go" href={to(following)}>
            {monthName(following, t)}
          </a>
        </nav>
      </div>
      <ol className="desk-month">
        {cells.map((cell) => (
          <Day key={cell.day} cell={cell} t={t} />
        ))}
      </ol>
      <p className="quiet">{t('desk-capacity.month.key')}</p>
    </section>
  )
}

const TakeBack = ({ line, ...props }: Props & { line: ChangeLine }) => {
  const { t, formKey, office } = props
  return (
    <details>
      <summary aria-label={t('desk-capacity.changes.end-of', { days: line.days, what: line.what })}>
        {t('desk-capacity.changes.end')}
      </summary>
      <form className="stack tight" method="post" action={capacityPaths.preview}>
        <FormKey formKey={formKey} />
        <input type="hidden" name="office" value={office.id} />
        <input type="hidden" name="ends" value={line.id} />
        <div className="field stack tight">
          <label htmlFor={`why-${line.id}`}>{t('desk-capacity.changes.end-why')}</label>
          <input
            className="in"
            id={`why-${line.id}`}
            name="reason"
            maxLength={MOST_REASON}
            autoComplete="off"
          />
        </div>
        <button className="btn line">{t('desk-capacity.form.button')}</button>
      </form>
    </details>
  )
}

const Changes = (props: Props) => {
  const { t, lines } = props
  const column = (id: string, cell: (line: ChangeLine) => ReactNode) => ({
    id,
    header: t(`desk-capacity.changes.${id}`),
    cell,
  })
  return (
    <section className="stack tight" aria-labelledby="changes">
      <h2 id="changes">{t('desk-capacity.changes.title')}</h2>
      <Table
        caption={t('desk-capacity.changes.table')}
        captionHidden
        none={t('desk-capacity.changes.none')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          column('days', ({ days }) => days),
          column('service', ({ service }) => service),
          column('what', ({ what }) => what),
          column('reason', ({ reason }) => reason),
          column('who', ({ who, at }) => (
            <>
              {who}
              <small>{at}</small>
            </>
          )),
          {
            ...column('act', (line) =>
              line.open ? <TakeBack {...props} line={line} /> : <span>{line.ended ?? '—'}</span>,
            ),
            kind: 'act',
          },
        ]}
      />
    </section>
  )
}

const Overbooked = ({ t, overbookedLines, office, month }: Props) =>
  overbookedLines.length === 0 ? null : (
    <section className="stack tight" aria-labelledby="overbooked">
      <h2 id="overbooked">
        {t('desk-capacity.overbooked.title', {
          office: office.name,
          month: monthName(month, t),
          count: overbookedLines.length,
        })}
      </h2>
      <ul className="dots">
        {overbookedLines.map(({ id, at, service, who, reason }) => (
          <li key={id}>{t('desk-capacity.overbooked.line', { at, service, who, reason })}</li>
        ))}
      </ul>
    </section>
  )

/** What holds this month by content and desk, the form to change it, and everything that was changed. */
export const CapacityPage = (props: Props) => {
  const { t, offices, office, services, appointment, month, touchedOpen, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="capacity" />
      {done ? (
        <p className="note" role="status">
          {t('desk-capacity.done')}
        </p>
      ) : null}
      <h1>{t('desk-capacity.title')}</h1>
      <form className="desk-filter" method="get" action={capacityPaths.month}>
        <Select
          name="office"
          label={t('desk-capacity.office')}
          value={office.id}
          options={offices.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <div className="field stack tight">
          <label htmlFor="shown">{t('desk-capacity.form.appointment')}</label>
          <select className="in" id="shown" name="appointment" defaultValue={appointment}>
            <option value="">{t('desk-capacity.all')}</option>
            {services.map(({ id, name }) => (
              <option key={id} value={id} selected={id === appointment}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Typed
          path="month"
          label={t('desk-capacity.month.name')}
          value={month}
          type="month"
          t={t}
          maxLength={7}
        />
        <button className="btn line">{t('desk-capacity.show')}</button>
      </form>
      <p className="row">
        <a className="go" href={touchedPath({ office: office.id })}>
          {t('desk-capacity.touched-link', { count: touchedOpen })}
        </a>
        <a className="go" href={overbookPath({ office: office.id })}>
          {t('desk-capacity.overbook-link', { count: props.overbooked })}
        </a>
      </p>
      <div className="desk-cols">
        <div className="stack">
          <Month {...props} />
          <Changes {...props} />
          <Overbooked {...props} />
        </div>
        <ChangeForm {...props} />
      </div>
    </div>
  )
}
