import type { WaitingView } from '../../schema/api/booking.ts'
import { readInstant } from '../../schema/booking/instant.ts'
import { dayWithWeekday, timeText, whenText } from '../../schema/booking/when-text.ts'
import type { BookingRules } from '../../schema/content/booking-rules.ts'
import type { Day } from '../../schema/dates.ts'
import { Inline } from '../parts.tsx'
import { clockText } from './BeforePage.tsx'
import { labelOf, PartyForm } from './PartyForm.tsx'
import { pathsOf, unbroken, type BookingProps, type Matter, type PartyState, type Refusal } from './model.ts'
import {
  Back,
  Busy,
  Code,
  Facts,
  Fault,
  FaultSummary,
  HiddenFields,
  Pieces,
  Refused,
  Sample,
  Title,
} from './parts.tsx'

export type Waited = Matter & {
  day: Day
  startMs?: number
  rules: BookingRules
  /** Whether a text message tells of an offer; otherwise one has to look. */
  messages: boolean
}
export type WaitModel = Waited &
  PartyState & {
    /** Why the form came back once more. */
    notice?: string
  }

/** What one waits for, and how a place comes to whoever waits. */
export const WaitText = ({ day, startMs, office, rules, messages, t }: BookingProps & Waited) => (
  <>
    <p>
      {startMs === undefined
        ? t('booking.wait.day', { day: unbroken(dayWithWeekday(day)), office: office.name })
        : t('booking.wait.time', { when: unbroken(whenText(startMs)), office: office.name })}
      <Sample of={office} t={t} />
    </p>
    <p>
      {t('booking.wait.how', {
        minutes: rules.offer.minutes,
        from: clockText(rules.offer.quietFrom),
        until: clockText(rules.offer.quietUntil),
        missed: rules.offer.mostMissed,
      })}
    </p>
    {messages ? null : <p>{t('booking.wait.noMessages')}</p>}
  </>
)

/** Where a refusal of a waiting leads on. */
export const WaitRefusal = (props: BookingProps & WaitModel) => {
  const { refusal, t, what, office, day } = props
  const paths = pathsOf(props)
  if (refusal === undefined) return null
  return (
    <Refused code={refusal} t={t}>
      {refusal === 'places_free' ? (
        <p>
          <a href={paths.appointment(what.id, { office: office.id, date: day })}>
            {t('booking.wait.freeLink')}
          </a>
        </p>
      ) : refusal === 'person_waiting' || refusal === 'person_already_booked' ? (
        <p>
          <a href={paths.find}>{t('booking.hold.again')}</a>
        </p>
      ) : null}
    </Refused>
  )
}

export const WaitPage = (props: BookingProps & WaitModel) => {
  const { what, office, day, faults, rules, t } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back
        href={paths.appointment(what.id, { office: office.id, date: day })}
        text={t('booking.month.backDays')}
        t={t}
      />
      <div className="page-s stack">
        <FaultSummary faults={faults} t={t} label={labelOf(props)} />
        <WaitRefusal {...props} />
        <p className="over">{t('booking.overName', { name: what.name })}</p>
        <Title text={t('booking.wait.title')} />
        <WaitText {...props} />
        <PartyForm {...props} action={paths.wait} door>
          {props.notice === undefined ? null : <Fault text={props.notice} t={t} focused />}
          <p className="gap">
            <button className="btn big full">{t('booking.wait.button')}</button>
          </p>
          <Busy t={t} />
          <p className="quiet">{t('booking.wait.private', { days: rules.retentionDays.waiting })}</p>
        </PartyForm>
      </div>
    </>
  )
}

export type WaitingModel = Matter & {
  waiting: WaitingView
  messages: boolean
  code: string
  keyed: string
  refusal?: Refusal
}

/** Where one stands in the line; and when a place came free, the place and until when it is kept. */
export const WaitingPage = (props: BookingProps & WaitingModel) => {
  const { what, office, waiting, code, keyed, t, refusal } = props
  const paths = pathsOf(props)
  const { state, position, offer } = waiting
  const startMs = waiting.start === undefined ? undefined : readInstant(waiting.start)
  const offered = state === 'offered' && offer !== undefined
  const going = state === 'waiting' || state === 'offered'
  return (
    <div className="page-s stack">
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <p className="over">{t('booking.overName', { name: what.name })}</p>
      <Title text={t(`booking.waiting.title.${state}`)} />
      {offered ? (
        <div className="hold stack tight" role="status">
          <p>{t('booking.waiting.offer')}</p>
          <p className="when">
            <Pieces text={whenText(readInstant(offer.start) ?? 0)} />
          </p>
          <p>
            <Inline
              text={t('booking.waiting.until', { time: timeText(readInstant(offer.expiresAt) ?? 0) })}
            />
          </p>
        </div>
      ) : null}
      {offered ? (
        <form method="post" action={paths.accept}>
          <HiddenFields fields={[['key', keyed]]} />
          <button className="btn big full">{t('booking.waiting.accept')}</button>
        </form>
      ) : null}
      {state === 'waiting' ? (
        <>
          <p className="lead" role="status">
            {position > 1
              ? t('booking.waiting.position', { count: position - 1 })
              : t('booking.waiting.first')}
          </p>
          {waiting.closed === undefined ? (
            <p>{t('booking.waiting.lead')}</p>
          ) : (
            <>
              <p className="note">
                {t(`booking.waiting.${startMs === undefined ? 'closedDay' : 'closedTime'}`)}
              </p>
              <p>
                <a href={paths.appointment(what.id, { office: office.id })}>{t('booking.waiting.again2')}</a>
              </p>
            </>
          )}
          {props.messages ? null : <p>{t('booking.wait.noMessages')}</p>}
        </>
      ) : null}
      {state === 'left' || state === 'over' ? (
        <>
          {refusal === 'waiting_over' ? null : <p className="lead">{t(`booking.waiting.${state}Lead`)}</p>}
          <p>
            <a className="btn" href={paths.appointment(what.id, { office: office.id })}>
              {t('booking.waiting.again2')}
            </a>
          </p>
        </>
      ) : null}
      {going ? (
        <div className="ticket">
          <div>
            <p className="quiet">{t('booking.waiting.code')}</p>
            <Code code={code} />
          </div>
          <Facts
            rows={[
              { name: t('booking.waiting.what'), value: what.name },
              { name: t('booking.waiting.day'), value: <Pieces text={dayWithWeekday(waiting.date)} /> },
              {
                name: t('booking.waiting.time'),
                value: startMs === undefined ? t('booking.waiting.any') : timeText(startMs),
              },
              {
                name: t('booking.waiting.where'),
                value: (
                  <>
                    {office.name}
                    <Sample of={office} t={t} />
                  </>
                ),
              },
            ]}
          />
        </div>
      ) : null}
      {state === 'waiting' ? (
        <p className="noprint">
          <a className="btn" href={paths.waiting}>
            {t('booking.waiting.again')}
          </a>
        </p>
      ) : null}
      {going ? (
        <form className="noprint" method="post" action={paths.leave}>
          <HiddenFields fields={[['key', keyed]]} />
          <button className="btn line">{t('booking.waiting.leave')}</button>
        </form>
      ) : null}
    </div>
  )
}
