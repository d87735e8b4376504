import { dayWithWeekday } from '../../../schema/booking/when-text.ts'
import { dayText, type Day } from '../../../schema/dates.ts'
import { Forward, Inline } from '../../parts.tsx'
import { APPLIED, type BeforeModel, factsOf } from '../BeforePage.tsx'
import { pathsOf, unbroken, type BookingProps, type FollowWindow, type MonthModel } from '../model.ts'
import { carried } from '../Month.tsx'
import { Back, Facts, FaultSummary, HiddenFields, Lines, Sample, TextField } from '../parts.tsx'
import { Screen } from './Screen.tsx'

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
  const { what, t, applied, faults, move } = props
  const paths = pathsOf(props)
  return (
    <div className="stack">
      <FaultSummary faults={faults} t={t} />
      <Screen over={t('booking.overName', { name: what.name })} title={t('booking.follow.elderAsk')}>
        <form className="stack" method="get" action={paths.appointment(what.id)} noValidate>
          <HiddenFields fields={[['at', 'office'], ...(move ? [['move', '1'] as const] : [])]} />
          <TextField
            path="applied"
            label={t('booking.follow.applied')}
            hint={t('booking.follow.hint')}
            value={applied}
            fault={faults.find(({ path }) => path === APPLIED)}
            t={t}
          />
          <p>
            <button className="btn big">{t('booking.elder.next')}</button>
          </p>
        </form>
        <Back href={paths.appointment(what.id)} text={t('booking.elder.back')} t={t} />
      </Screen>
    </div>
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
  const over =
    window !== undefined && props.cells.length === 0
      ? t('booking.follow.over', { until: dayText(window.until) })
      : undefined
  return (
    <Screen over={t('booking.overName', { name: what.name })} title={t('booking.month.elderDays')}>
      <p>
        {office.name}
        <Sample of={office} t={t} />
      </p>
      {moving === undefined ? null : <p>{t('booking.month.moving', { when: moving })}</p>}
      {window === undefined ? null : <WindowLines window={window} t={t} />}
      {days.length > 0 ? null : <p>{over ?? t('booking.month.elderNone')}</p>}
      {over === undefined || what.follows === null ? null : (
        <p>
          <a className="btn big" href={paths.appointment(what.follows.appointment, { office: office.id })}>
            {t('booking.follow.again')}
          </a>
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
