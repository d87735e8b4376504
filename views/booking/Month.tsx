import { hoursText } from '../../schema/booking/when-text.ts'
import { dayText, weekdayOf } from '../../schema/dates.ts'
import { pathsOf, type BookingProps, type Cell, type MonthModel } from './model.ts'

type Props = BookingProps & MonthModel

/** What a link of the month carries besides its own day or month. */
export const carried = ({ what, office, window, moving }: MonthModel) => ({
  office: office.id,
  applied: what.follows === null ? undefined : window?.applied,
  move: moving === undefined ? undefined : '1',
})

export const weekday = (date: string, t: Props['t']): string =>
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
    <td className={state === 'not-yet' ? undefined : state === 'past' ? 'off past' : 'off'}>
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

/** The first week of which something is still to come; -1 in a month that has none. */
const firstWeek = (weeks: readonly Cell[][]): number =>
  weeks.findIndex((week) => week.some(({ state }) => state !== 'past' && state !== 'outside'))

export const monthName = (month: string, t: Props['t']): string =>
  t('booking.month.name', { year: month.slice(0, 4), month: Number(month.slice(5)) })

const Turn = ({ month, which, props }: { month: string; which: 'previous' | 'following'; props: Props }) => (
  <a className="go" href={pathsOf(props).appointment(props.what.id, { ...carried(props), month })}>
    <span className="vh">{props.t(`booking.month.${which}`)} </span>
    {props.t('booking.month.short', { month: Number(month.slice(5)) })}
  </a>
)

/** Why some days are closed, or open at other hours. */
const arrangedText = (
  { from, until, reason, hours }: MonthModel['closures'][number],
  t: Props['t'],
): string =>
  t(`booking.month.${hours === undefined ? 'closure' : 'hours'}${from === until ? '' : 'Days'}`, {
    from: dayText(from),
    until: dayText(until),
    reason,
    hours: hours === undefined ? '' : hoursText(hours),
  })

/**
 * The month at a glance: a table whose open days are named links. No state hangs on colour. On a phone it begins with the week of today,
 * or of the first day of a window: weeks before are left out (`gone`). A month without anything to come is shown whole.
 */
export const Month = (props: Props) => {
  const { t, month, cells, what, closures, arranged } = props
  const weeks = weeksOf(cells)
  const first = firstWeek(weeks)
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
        <table className={first === -1 ? 'cal' : 'cal ahead'} aria-labelledby="month">
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
              <tr key={week[0]?.date} className={at < first ? 'gone' : undefined}>
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
      {closures.map((one) => (
        <p className="quiet" key={`${one.from}${one.reason}`}>
          {arrangedText(one, t)}
        </p>
      ))}
      <p className="quiet">
        {t(`booking.month.key.${what.people}`)}
        {arranged ? null : t('booking.month.notArranged', { year: month.slice(0, 4) })}
      </p>
    </section>
  )
}
