import { dayText, weekdayOf } from '../../schema/dates.ts'
import { timeRangeText } from '../../schema/booking/when-text.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { Busy, Fault, HiddenFields, Sample } from './parts.tsx'
import { pathsOf, unbroken, type BookingProps, type Cell, type MonthModel } from './model.ts'

type Props = BookingProps & MonthModel

/** What a link of the month carries besides its own day or month. */
export const carried = ({ what, office, window, moving }: MonthModel) => ({
  office: office.id,
  applied: what.follows === null ? undefined : window?.applied,
  move: moving === undefined ? undefined : '1',
})

const weekday = (date: string, t: Props['t']): string =>
  t('booking.month.weekdays').split(' ')[(weekdayOf(date) + 6) % 7] ?? ''

/** 5月20日 星期四, of which only the number is seen; the rest is there to be heard. */
const Name = ({ date, t }: { date: string; t: Props['t'] }) => (
  <span>
    <span className="vh">{t('booking.month.dayBefore', { month: Number(date.slice(5, 7)) })}</span>
    {Number(date.slice(8))}
    <span className="vh">{t('booking.month.dayAfter', { weekday: weekday(date, t) })} </span>
  </span>
)

const Day = ({ cell, props }: { cell: Cell; props: Props }) => {
  const { t, what, chosen } = props
  const { date, state, left } = cell
  const paths = pathsOf(props)
  const here = chosen?.date === date ? 'date' : undefined
  const toTimes = `${paths.appointment(what.id, { ...carried(props), date })}#times`
  if (state === 'open' || state === 'few')
    return (
      <td className="open">
        <a href={toTimes} aria-current={here}>
          <Name date={date} t={t} />
          <small>
            {t('booking.month.leftShort', { count: left })}
            <span className="vh"> {t(`booking.month.leftUnit.${what.people}`)}</span>
          </small>
        </a>
      </td>
    )
  if (state === 'full')
    return (
      <td>
        <a className="full" href={toTimes} aria-current={here}>
          <Name date={date} t={t} />
          <small>
            {t('booking.month.full')}
            <span className="vh">{t('booking.month.fullMore')}</span>
          </small>
        </a>
      </td>
    )
  if (state === 'draw')
    return (
      <td className="open">
        <a href={cell.draw === undefined ? paths.draws : paths.draw(cell.draw)}>
          <Name date={date} t={t} />
          <small>{t('booking.month.draw')}</small>
        </a>
      </td>
    )
  return (
    <td className={state === 'not-yet' ? undefined : 'off'}>
      <span>
        {Number(date.slice(8))}
        <small>{t(`booking.month.${state}`)}</small>
      </span>
    </td>
  )
}

/** Where the month has not begun, or is over. */
const Gap = ({ days }: { days: number }) => (
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- an empty cell is no control
  <td colSpan={days} />
)

const weeksOf = (cells: readonly Cell[]): Cell[][] => {
  const weeks: Cell[][] = []
  for (const cell of cells) {
    const week = weekdayOf(cell.date) === 1 ? undefined : weeks.at(-1)
    if (week === undefined) weeks.push([cell])
    else week.push(cell)
  }
  return weeks
}

export const monthName = (month: string, t: Props['t']): string =>
  t('booking.month.name', { year: month.slice(0, 4), month: Number(month.slice(5)) })

const Turn = ({ month, which, props }: { month: string; which: 'previous' | 'following'; props: Props }) => (
  <a className="go" href={pathsOf(props).appointment(props.what.id, { ...carried(props), month })}>
    <span className="vh">{props.t(`booking.month.${which}`)} </span>
    {props.t('booking.month.short', { month: Number(month.slice(5)) })}
  </a>
)

/** The month at a glance: a table whose open days are named links. No state hangs on colour. */
export const Month = (props: Props) => {
  const { t, month, cells, what, closures, arranged } = props
  const weeks = weeksOf(cells)
  const before = (weekdayOf(cells[0]?.date ?? `${month}-01`) + 6) % 7
  return (
    <section aria-labelledby="month" className="stack tight">
      <div className="row spread">
        <h2 id="month">{monthName(month, t)}</h2>
        <nav className="row" aria-label={t('booking.month.pick')}>
          {props.previous === undefined ? null : (
            <Turn month={props.previous} which="previous" props={props} />
          )}
          {props.following === undefined ? null : (
            <Turn month={props.following} which="following" props={props} />
          )}
        </nav>
      </div>
      <div className="bleed">
        <table className="cal" aria-labelledby="month">
          <thead>
            <tr>
              {t('booking.month.weekdays')
                .split(' ')
                .map((day) => (
                  <th scope="col" key={day}>
                    <span className="vh">{t('booking.month.weekday', { day: '' })}</span>
                    {day}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, at) => (
              <tr key={week[0]?.date}>
                {at === 0 && before > 0 ? <Gap days={before} /> : null}
                {week.map((cell) => (
                  <Day key={cell.date} cell={cell} props={props} />
                ))}
                {at > 0 && week.length < 7 ? <Gap days={7 - week.length} /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {closures.map(({ from, until, reason }) => (
        <p className="quiet" key={`${from}${reason}`}>
          {from === until
            ? t('booking.month.closure', { from: dayText(from), reason })
            : t('booking.month.closureDays', { from: dayText(from), until: dayText(until), reason })}
        </p>
      ))}
      <p className="quiet">
        {t(`booking.month.key.${what.people}`)}
        {arranged ? null : t('booking.month.notArranged', { year: month.slice(0, 4) })}
      </p>
    </section>
  )
}

/** The times of the chosen day as one question, with the way on where none of them fits. */
export const Times = (props: Props) => {
  const { t, what, office, chosen, rules, fault } = props
  const paths = pathsOf(props)
  if (chosen === undefined)
    return (
      <section className="aside stack" aria-labelledby="times">
        <h2 id="times">{t('booking.month.choose')}</h2>
      </section>
    )
  const { date, times, state } = chosen
  const left = times.reduce((sum, time) => sum + time.left, 0)
  const free = times.filter((time) => time.left > 0)
  const taken = times.filter((time) => time.left === 0)
  const waitFor = (start?: string): string =>
    paths.waitFor({
      office: office.id,
      appointment: what.id,
      date,
      ...(start === undefined ? {} : { start }),
    })
  const heading = (
    <h2 id="times">
      {unbroken(
        t('booking.month.day', { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }) +
          ` ${t('booking.month.weekday', { day: weekday(date, t) })}`,
      )}
    </h2>
  )
  if (state === 'draw')
    return (
      <section className="aside stack" aria-labelledby="times">
        {heading}
        <p>{t('booking.month.drawDay')}</p>
        <p>
          <a className="btn" href={chosen.draw === undefined ? paths.draws : paths.draw(chosen.draw)}>
            {t('booking.month.drawLink')}
          </a>
        </p>
      </section>
    )
  if (free.length === 0)
    return (
      <section className="aside stack" aria-labelledby="times">
        {heading}
        <p>{t(state === 'full' ? 'booking.month.dayFull' : 'booking.month.dayNone')}</p>
        {state === 'full' && props.moving === undefined ? (
          <p>
            <a className="btn" href={waitFor()}>
              {t('booking.month.waitDay')}
            </a>
          </p>
        ) : null}
      </section>
    )
  return (
    <section aria-labelledby="times" className="aside">
      <form className="stack" method="post" action={paths.hold} noValidate data-hold>
        <HiddenFields
          fields={[
            ['office', office.id],
            ['appointment', what.id],
            ['date', date],
            ['key', props.keyed],
            ['ticket', props.ticket],
            ...(props.moving === undefined ? [] : [['move', '1'] as const]),
            ...(props.window === undefined ? [] : [['applied', props.window.applied] as const]),
          ]}
        />
        <fieldset className="stack tight" aria-describedby={fault === undefined ? undefined : 'start-fault'}>
          <legend>{heading}</legend>
          <p className="hint">
            {t(`booking.month.dayLeft.${what.people}`, { count: left })}
            <Sample of={office} t={t} />
          </p>
          {fault === undefined ? null : <Fault text={fault} t={t} id="start-fault" />}
          <div className="slots">
            {free.map(({ startMs, endMs, left: places }) => (
              <label className="choice" key={startMs}>
                <input
                  type="radio"
                  name="start"
                  value={instantText(startMs)}
                  defaultChecked={startMs === props.picked}
                />
                <span>{unbroken(timeRangeText(startMs, endMs))}</span>
                <small>{unbroken(t(`booking.month.left.${what.people}`, { count: places }))}</small>
              </label>
            ))}
          </div>
        </fieldset>
        <p>
          <button className="btn big full">{t('booking.month.button')}</button>
        </p>
        <Busy t={t} />
        <p className="quiet">{t('booking.month.holdNote', { minutes: rules.holdMinutes })}</p>
      </form>
      {taken.length === 0 || props.moving !== undefined ? null : (
        <details>
          <summary>{t('booking.month.waitTimes')}</summary>
          <ul>
            {taken.map(({ startMs, endMs }) => (
              <li key={startMs}>
                <a className="go" href={waitFor(instantText(startMs))}>
                  {t('booking.month.waitTime', { time: timeRangeText(startMs, endMs) })}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
