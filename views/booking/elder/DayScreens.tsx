import type { ReactNode } from 'react'
import { instantText } from '../../../schema/booking/instant.ts'
import { dayWithWeekday, timeText, whenText } from '../../../schema/booking/when-text.ts'
import { dayText, type Day } from '../../../schema/dates.ts'
import { Inline, Joints } from '../../parts.tsx'
import { type BeforeModel, factsOf } from '../BeforePage.tsx'
import {
  jointed,
  pathsOf,
  unbroken,
  type BookingProps,
  type FollowWindow,
  type Hidden,
  type MonthModel,
} from '../model.ts'
import { carried } from '../Month.tsx'
import { Back, Busy, Facts, Fault, FaultSummary, HiddenFields, Lines, Sample, TextField } from '../parts.tsx'
import type { RechooseModel } from '../RechoosePage.tsx'

/** One question a screen: what it is about, the question, its answers. */
export const Screen = (props: { over: string; title: string; children: ReactNode }) => (
  <div className="stack">
    <p className="over">{props.over}</p>
    <h1 tabIndex={-1}>
      <Joints text={jointed(props.title)} />
    </h1>
    {props.children}
  </div>
)

const Forward = () => (
  <svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    aria-hidden="true"
  >
    <path d="m7 4 6 6-6 6" />
  </svg>
)

/** First what would spoil the day and what to bring; the button leads on. */
export const ElderBefore = (props: BookingProps & BeforeModel) => {
  const { what, offices, t, move, rules } = props
  const paths = pathsOf(props)
  const [only] = offices
  const query =
    what.follows !== null ? { at: 'applied' } : offices.length > 1 ? { at: 'office' } : { office: only?.id }
  return (
    <Screen over={t('booking.title')} title={what.heading}>
      {what.before.length === 0 ? null : <Lines of={what.before} />}
      <Facts rows={factsOf(props)} />
      <p>{t('booking.before.rule', rules.noShow)}</p>
      <p>
        <a className="btn big" href={paths.appointment(what.id, { ...query, move: move ? '1' : undefined })}>
          {t('booking.before.next')}
        </a>
      </p>
      {what.programme === null ? null : (
        <p>
          <a className="btn line" href={`${props.base}check/?for=${what.programme}`}>
            {t('booking.before.check')}
          </a>
        </p>
      )}
      <Back href={paths.start} text={t('booking.before.back')} t={t} />
    </Screen>
  )
}

/** Which office, one a row. */
export const ElderOffice = (props: BookingProps & BeforeModel) => {
  const { what, offices, t, move, applied } = props
  const paths = pathsOf(props)
  return (
    <Screen over={t('booking.overName', { name: what.name })} title={t('booking.before.offices')}>
      {what.follows === null ? null : (
        <p>
          <Inline text={t('booking.follow.sameOffice')} />
        </p>
      )}
      <ul className="rows">
        {offices.map((office) => (
          <li key={office.id}>
            <a
              href={paths.appointment(what.id, {
                office: office.id,
                applied: applied === '' ? undefined : applied,
                move: move ? '1' : undefined,
              })}
            >
              <b>
                {office.name}
                <Sample of={office} t={t} />
              </b>
              <Forward />
            </a>
          </li>
        ))}
      </ul>
      <Back href={paths.appointment(what.id)} text={t('booking.elder.back')} t={t} />
    </Screen>
  )
}

/** When the first visit was. */
export const ElderApplied = (props: BookingProps & BeforeModel) => {
  const { what, t, applied, fault, move } = props
  const paths = pathsOf(props)
  return (
    <>
      {fault === undefined ? null : <FaultSummary faults={[fault]} t={t} />}
      <Screen over={t('booking.overName', { name: what.name })} title={t('booking.follow.elderAsk')}>
        <form className="stack" method="get" action={paths.appointment(what.id)} noValidate>
          <HiddenFields fields={[['at', 'office'], ...(move ? [['move', '1'] as const] : [])]} />
          <TextField
            path="applied"
            label={t('booking.follow.applied')}
            hint={t('booking.follow.hint')}
            value={applied}
            fault={fault}
            t={t}
          />
          <p>
            <button className="btn big">{t('booking.elder.next')}</button>
          </p>
        </form>
        <Back href={paths.appointment(what.id)} text={t('booking.elder.back')} t={t} />
      </Screen>
    </>
  )
}

const WindowLines = ({ window, t }: { window: FollowWindow; t: BookingProps['t'] }) => (
  <Facts
    rows={[
      { name: t('booking.follow.cooling'), value: dayText(window.coolingUntil) },
      { name: t('booking.follow.from'), value: dayText(window.from) },
      { name: t('booking.follow.until'), value: dayText(window.until) },
    ]}
  />
)

/** Days that can be booked and no others, one a row. */
export const ElderDays = (props: BookingProps & MonthModel) => {
  const { what, office, t, list, moving, window } = props
  const paths = pathsOf(props)
  const to = (query: { date?: Day; from?: Day }): string =>
    paths.appointment(what.id, { ...carried(props), ...query })
  const { days = [], later, earlier } = list ?? {}
  return (
    <Screen over={t('booking.overName', { name: what.name })} title={t('booking.month.elderDays')}>
      <p>
        {office.name}
        <Sample of={office} t={t} />
      </p>
      {moving === undefined ? null : <p>{t('booking.month.moving', { when: moving })}</p>}
      {window === undefined ? null : <WindowLines window={window} t={t} />}
      {days.length > 0 ? null : (
        <p>
          {window !== undefined && props.cells.length === 0
            ? t('booking.follow.over', { until: dayText(window.until) })
            : t('booking.month.elderNone')}
        </p>
      )}
      <ul className="rows">
        {days.map(({ date, state, left, draw }) => (
          <li key={date}>
            <a href={state === 'draw' ? (draw === undefined ? paths.draws : paths.draw(draw)) : to({ date })}>
              <b>{unbroken(dayWithWeekday(date)).replace(/^\d+年/, '')}</b>
              <span>
                {state === 'draw'
                  ? t('booking.month.draw')
                  : t(`booking.month.left.${what.people}`, { count: left })}
              </span>
              <Forward />
            </a>
          </li>
        ))}
      </ul>
      {later === undefined ? null : (
        <p>
          <a className="btn line" href={to({ from: later })}>
            {t('booking.month.elderLater')}
          </a>
        </p>
      )}
      {earlier === undefined ? null : (
        <p>
          <a className="btn line" href={to({ from: earlier })}>
            {t('booking.month.elderEarlier')}
          </a>
        </p>
      )}
      <Back href={paths.appointment(what.id)} text={t('booking.elder.back')} t={t} />
    </Screen>
  )
}

const TimeButtons = (props: {
  t: BookingProps['t']
  times: readonly { startMs: number; text: string; left?: string }[]
  hidden: Hidden
  action: string
}) => (
  <form className="stack" method="post" action={props.action} data-hold>
    <HiddenFields fields={props.hidden} />
    {props.times.map(({ startMs, text, left }) => (
      <button className="btn line spread" name="start" value={instantText(startMs)} key={startMs}>
        <span>{unbroken(text)}</span>
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
      {props.fault === undefined ? null : <Fault text={props.fault} t={t} />}
      {free.length === 0 ? (
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
      {props.fault === undefined ? null : <Fault text={props.fault} t={t} />}
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
