import { dayWithWeekday } from '../../schema/booking/when-text.ts'
import { dayText } from '../../schema/dates.ts'
import { Cites } from '../cites.tsx'
import { Inline } from '../parts.tsx'
import { Month } from './Month.tsx'
import { Times } from './Times.tsx'
import { pathsOf, type BookingProps, type MonthModel } from './model.ts'
import { Back, Sample, Title } from './parts.tsx'
import { WindowPicture } from './WindowPicture.tsx'

type Props = BookingProps & MonthModel

const Follows = ({ window, what, t, base, office }: Props) =>
  window === undefined ? null : (
    <div className="stack tight">
      <p>{t('booking.follow.lead', { applied: dayWithWeekday(window.applied) })}</p>
      <p>
        <b>{office.name}</b>　<Inline text={t('booking.follow.sameOffice')} />
      </p>
      <WindowPicture t={t} {...window} />
      <Cites cites={what.cite} t={t} base={base} />
    </div>
  )

/** First step: the month at a glance and the times of one day. */
export const MonthPage = (props: Props) => {
  const { what, office, t, moving, window } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back
        href={window === undefined ? paths.start : paths.appointment(what.id)}
        text={t(window === undefined ? 'booking.month.back' : 'booking.follow.change')}
        t={t}
      />
      <div className="stack">
        <p className="over">
          {moving === undefined
            ? t('booking.over', { name: what.name, step: 1 })
            : t('booking.month.overMove', { name: what.name })}
        </p>
        <Title text={t('booking.month.title')} />
        <p>
          {office.name}
          <Sample of={office} t={t} />
          {'　'}
          {t('booking.month.line', {
            unit: t(`booking.month.unit.${what.people}`),
            minutes: what.durationMinutes,
          })}
        </p>
        {moving === undefined ? null : <p className="note">{t('booking.month.moving', { when: moving })}</p>}
        <Follows {...props} />
        {window !== undefined && props.cells.length === 0 ? (
          <>
            <p className="note">{t('booking.follow.over', { until: dayText(window.until) })}</p>
            {what.follows === null ? null : (
              <p>
                <a className="btn" href={paths.appointment(what.follows.appointment, { office: office.id })}>
                  {t('booking.follow.again')}
                </a>
              </p>
            )}
          </>
        ) : (
          <div className="gap halves">
            <Month {...props} />
            <Times {...props} />
          </div>
        )}
      </div>
    </>
  )
}
