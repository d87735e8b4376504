import type { BookingRules } from '../../schema/content/booking-rules.ts'
import { dayOf } from '../../schema/dates.ts'
import { dayWithWeekday, timeRangeText, timeText } from '../../schema/booking/when-text.ts'
import { Cites } from '../cites.tsx'
import { Inline } from '../parts.tsx'
import { pathsOf, type BookingProps, type Matter, type PartyState } from './model.ts'
import { labelOf, PartyForm } from './PartyForm.tsx'
import { Back, Facts, FaultSummary, Lines, Pieces, Refused, Sample, Title } from './parts.tsx'

export type HeldView = { startMs: number; endMs: number; expiresAtMs: number }
export type HoldModel = Matter &
  PartyState & {
    held: HeldView
    nowMs: number
    rules: BookingRules
    /** The form was made for another time than the one that is held now. */
    other: boolean
  }
type Props = BookingProps & HoldModel

const MINUTE_MS = 60_000

export const When = ({ startMs, endMs }: { startMs: number; endMs: number }) => (
  <p className="when">
    <Pieces text={dayWithWeekday(dayOf(startMs))} />
    <br />
    <span className="piece">{timeRangeText(startMs, endMs)}</span>
  </p>
)

/** When, and at which office. */
export const WhenAndWhere = ({
  office,
  t,
  ...span
}: Pick<Props, 'office' | 't'> & { startMs: number; endMs: number }) => (
  <>
    <When {...span} />
    <p>
      {office.name}
      <Sample of={office} t={t} />
    </p>
  </>
)

/** Until when the place is kept, true without a script; the script only counts the minutes down. */
const Countdown = ({ held, nowMs, t }: Pick<Props, 'held' | 'nowMs' | 't'>) => {
  const leftMs = held.expiresAtMs - nowMs
  const minutes = Math.floor(leftMs / MINUTE_MS)
  return (
    <p>
      <Inline text={t('booking.hold.until', { time: timeText(held.expiresAtMs) })} />
      <span
        role="timer"
        aria-live="off"
        data-left-ms={leftMs}
        data-minutes={t('booking.hold.minutes')}
        data-last={t('booking.hold.lastMinute')}
        data-over={t('booking.hold.timeUp')}
      >
        {minutes < 1 ? t('booking.hold.lastMinute') : t('booking.hold.minutes', { minutes })}
      </span>
      {t('booking.hold.after')}
    </p>
  )
}

/** Gives the place back, so that somebody else may have it. */
export const Release = (props: BookingProps & { text: string; className?: string }) => (
  <form method="post" action={pathsOf(props).release}>
    <button className={props.className ?? 'link'}>{props.text}</button>
  </form>
)

/** Second step: the held time, and who comes. */
export const HoldPage = (props: Props) => {
  const { what, office, held, faults, refusal, rules, t, base, other } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back
        href={paths.appointment(what.id, { office: office.id, date: dayOf(held.startMs) })}
        text={t('booking.hold.change')}
        t={t}
      />
      <div className="cols">
        <div className="stack">
          <FaultSummary faults={faults} t={t} label={labelOf(props)} />
          {refusal === undefined ? null : (
            <Refused code={refusal} t={t}>
              {refusal === 'person_already_booked' || refusal === 'person_waiting' ? (
                <p>
                  <a href={paths.find}>{t('booking.hold.again')}</a>
                </p>
              ) : null}
            </Refused>
          )}
          <div>
            <p className="over">{t('booking.over', { name: what.name, step: 2 })}</p>
            <Title text={t(`booking.hold.title.${what.people}`)} />
          </div>
          <div className="hold stack tight">
            <WhenAndWhere {...held} office={office} t={t} />
            <Countdown {...props} />
          </div>
          {other ? <p className="note">{t('booking.hold.other')}</p> : null}
          <PartyForm {...props} action={paths.confirm}>
            <p className="gap">
              <button className="btn big full">{t('booking.hold.button')}</button>
            </p>
            <p className="quiet">{t('booking.hold.private', rules.retentionDays)}</p>
          </PartyForm>
          <Release {...props} text={t('booking.hold.release')} />
        </div>
        <aside className="aside stack">
          <div className="topped stack tight">
            <h2>{t('booking.hold.bring')}</h2>
            <Lines of={what.bring} />
            <Facts rows={[{ name: t('booking.before.who'), value: what.who }]} />
            <Cites cites={what.cite} t={t} base={base} />
          </div>
          {what.leastAge?.told !== true ? null : (
            <div className="topped stack tight">
              <h2>{t('booking.before.age')}</h2>
              <p>
                {t('booking.before.ageValue', { male: what.leastAge.male, female: what.leastAge.female })}
              </p>
              <Cites cites={what.leastAge.cite} t={t} base={base} />
            </div>
          )}
        </aside>
      </div>
    </>
  )
}
