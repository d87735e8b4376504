import type { ReactNode } from 'react'
import { dayOf, type Day } from '../../schema/dates.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { whenText } from '../../schema/booking/when-text.ts'
import { pathsOf, unbroken, type BookingProps, type Hidden, type Matter, type Refusal } from './model.ts'
import { Back, Busy, Fault, HiddenFields, Sample } from './parts.tsx'

export type RechooseModel = Matter & {
  code: Refusal
  day: Day
  /** Free times, as near as can be. */
  nearest: readonly number[]
  /** What was typed and whether a booking is being moved, to be carried along. */
  hidden: Hidden
  filled: boolean
  moving: boolean
  draw?: string
  /** Why the form came back once more. */
  fault?: string
}
type Props = BookingProps & RechooseModel

/** Free times near one that cannot be had: one is chosen, and held. */
export const NearestTimes = (
  props: BookingProps &
    Matter & {
      nearest: readonly number[]
      hidden: Hidden
      fault?: string
      /** Not the one red button of its page. */
      line?: boolean
      children?: ReactNode
    },
) => {
  const { what, office, nearest, hidden, fault, line = false, t, children } = props
  return (
    <form className="stack" method="post" action={pathsOf(props).hold} noValidate data-hold>
      <HiddenFields fields={[['office', office.id], ['appointment', what.id], ...hidden]} />
      <fieldset className="stack tight">
        <legend>
          <h2>{t('booking.rechoose.nearest')}</h2>
        </legend>
        <p className="hint">
          {office.name}
          <Sample of={office} t={t} />
        </p>
        {fault === undefined ? null : <Fault text={fault} t={t} focused />}
        {nearest.map((startMs) => (
          <label className="choice" key={startMs}>
            <input type="radio" name="start" value={instantText(startMs)} />
            <span>{unbroken(whenText(startMs).replace(/^\d+年/, ''))}</span>
          </label>
        ))}
      </fieldset>
      {children}
      <p>
        <button className={line ? 'btn line big full' : 'btn big full'}>{t('booking.month.button')}</button>
      </p>
      <Busy t={t} />
    </form>
  )
}

/** A time that is gone: why, which ones are nearest, and everything typed still there. */
export const RechoosePage = (props: Props) => {
  const { what, office, code, nearest, filled, moving, t, day, draw } = props
  const paths = pathsOf(props)
  const calendar = paths.appointment(what.id, {
    office: office.id,
    date: nearest[0] === undefined ? day : dayOf(nearest[0]),
    move: moving ? '1' : undefined,
  })
  return (
    <>
      <Back href={calendar} text={t('booking.rechoose.other')} t={t} />
      <div className="page-s stack">
        <p className="over">{t('booking.overName', { name: what.name })}</p>
        <h1 tabIndex={-1}>{t(`problems.${code}.title`)}</h1>
        <p className="lead">{t(`problems.${code}.detail`)}</p>
        {moving ? <p>{t('booking.rechoose.moved')}</p> : null}
        {code === 'day_drawn' ? (
          <p>
            <a className="btn" href={draw === undefined ? paths.draws : paths.draw(draw)}>
              {t('booking.month.drawLink')}
            </a>
          </p>
        ) : null}
        {nearest.length === 0 ? (
          <p>{t('booking.rechoose.none')}</p>
        ) : (
          <NearestTimes {...props} line={code === 'day_drawn'}>
            {filled ? <p>{t('booking.rechoose.kept')}</p> : null}
          </NearestTimes>
        )}
        <p>
          <a className="go" href={calendar}>
            {t('booking.rechoose.other')}
          </a>
        </p>
      </div>
    </>
  )
}
