import { timeRangeText } from '../../schema/booking/when-text.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { Busy, Fault, HiddenFields, Sample } from './parts.tsx'
import { pathsOf, unbroken, type BookingProps, type MonthModel } from './model.ts'
import { weekday } from './Month.tsx'

type Props = BookingProps & MonthModel

/** A day that is drawn: what that means, and the way to its draw. */
export const DrawDay = ({ draw, ...props }: BookingProps & { draw: string | undefined }) => {
  const paths = pathsOf(props)
  return (
    <>
      <p>{props.t('booking.month.drawDay')}</p>
      <p>
        <a className="btn" href={draw === undefined ? paths.draws : paths.draw(draw)}>
          {props.t('booking.month.drawLink')}
        </a>
      </p>
    </>
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
        <DrawDay {...props} draw={chosen.draw} />
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
          {fault === undefined ? null : <Fault text={fault} t={t} id="start-fault" focused />}
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
        <p className="quiet">
          {props.moving === undefined
            ? t('booking.month.holdNote', { minutes: rules.holdMinutes })
            : t('booking.month.holdNoteMove')}
        </p>
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
