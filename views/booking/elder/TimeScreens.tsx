import { instantText } from '../../../schema/booking/instant.ts'
import { timeText, whenText } from '../../../schema/booking/when-text.ts'
import { pathsOf, unbroken, type BookingProps, type Hidden, type MonthModel } from '../model.ts'
import { carried } from '../Month.tsx'
import { DrawDay } from '../Times.tsx'
import { Back, Busy, Fault, HiddenFields, Pieces, Sample } from '../parts.tsx'
import type { RechooseModel } from '../RechoosePage.tsx'
import { Screen } from './Screen.tsx'

export const TimeButtons = (props: {
  t: BookingProps['t']
  times: readonly { startMs: number; text: string; left?: string }[]
  hidden: Hidden
  action: string
}) => (
  <form className="stack" method="post" action={props.action} data-hold>
    <HiddenFields fields={props.hidden} />
    {props.times.map(({ startMs, text, left }) => (
      <button className="btn line spread" name="start" value={instantText(startMs)} key={startMs}>
        <span>
          <Pieces text={text} />
        </span>
        {left === undefined ? null : <span className="left">{unbroken(left)}</span>}
      </button>
    ))}
    <Busy t={props.t} />
  </form>
)

/** The times of one day, each a button: pressing it keeps the place. */
export const ElderTimes = (props: BookingProps & MonthModel) => {
  const { what, office, t, chosen, rules, moving } = props
  const paths = pathsOf(props)
  if (chosen === undefined) return null
  const { date, times } = chosen
  const free = times.filter(({ left }) => left > 0)
  const back = paths.appointment(what.id, carried(props))
  return (
    <Screen
      over={t('booking.overName', { name: what.name })}
      title={t('booking.month.elderTimes', {
        day: t('booking.month.day', { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }),
      })}
    >
      <p>
        {office.name}
        <Sample of={office} t={t} />
      </p>
      {props.fault === undefined ? null : <Fault text={props.fault} t={t} focused />}
      {chosen.state === 'draw' ? (
        <DrawDay {...props} draw={chosen.draw} />
      ) : free.length === 0 ? (
        <p>{t(chosen.state === 'full' ? 'booking.month.dayFull' : 'booking.month.dayNone')}</p>
      ) : (
        <p>{t('booking.month.holdNote', { minutes: rules.holdMinutes })}</p>
      )}
      <TimeButtons
        t={t}
        action={paths.hold}
        hidden={[
          ['office', office.id],
          ['appointment', what.id],
          ['date', date],
          ['key', props.keyed],
          ['ticket', props.ticket],
          ...(moving === undefined ? [] : [['move', '1'] as const]),
          ...(props.window === undefined ? [] : [['applied', props.window.applied] as const]),
        ]}
        times={free.map(({ startMs, left }) => ({
          startMs,
          text: timeText(startMs),
          left: t(`booking.month.left.${what.people}`, { count: left }),
        }))}
      />
      {chosen.state === 'full' && moving === undefined ? (
        <p>
          <a className="btn line" href={paths.waitFor({ office: office.id, appointment: what.id, date })}>
            {t('booking.month.waitDay')}
          </a>
        </p>
      ) : null}
      <Back href={back} text={t('booking.month.backDays')} t={t} />
    </Screen>
  )
}

/** A time that is gone, and the nearest ones as buttons. */
export const ElderRechoose = (props: BookingProps & RechooseModel) => {
  const { what, office, code, nearest, hidden, filled, moving, t } = props
  const paths = pathsOf(props)
  return (
    <Screen over={t('booking.overName', { name: what.name })} title={t(`problems.${code}.title`)}>
      <p>{t(`problems.${code}.detail`)}</p>
      {moving ? <p>{t('booking.rechoose.moved')}</p> : null}
      {code === 'day_drawn' ? (
        <p>
          <a className="btn big" href={props.draw === undefined ? paths.draws : paths.draw(props.draw)}>
            {t('booking.month.drawLink')}
          </a>
        </p>
      ) : null}
      {props.fault === undefined ? null : <Fault text={props.fault} t={t} focused />}
      <h2>{t(nearest.length === 0 ? 'booking.rechoose.none' : 'booking.rechoose.nearest')}</h2>
      {filled ? <p>{t('booking.rechoose.kept')}</p> : null}
      <TimeButtons
        t={t}
        action={paths.hold}
        hidden={[['office', office.id], ['appointment', what.id], ...hidden]}
        times={nearest.map((startMs) => ({ startMs, text: whenText(startMs).replace(/^\d+年/, '') }))}
      />
      <Back
        href={paths.appointment(what.id, { office: office.id, move: moving ? '1' : undefined })}
        text={t('booking.rechoose.other')}
        t={t}
      />
    </Screen>
  )
}
