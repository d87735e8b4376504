import type { ReactNode } from 'react'
import { dayOf } from '../../../schema/dates.ts'
import { dayWithWeekday, timeRangeText, timeText } from '../../../schema/booking/when-text.ts'
import { BackGlyph } from '../../parts.tsx'
import { type HoldModel, Release } from '../HoldPage.tsx'
import {
  partyFields,
  pathsOf,
  personPaths,
  PHONE,
  type BookingProps,
  type Hidden,
  type Matter,
  type PartyState,
} from '../model.ts'
import { Doubts, labelOf, PersonFields, PhoneField } from '../PartyForm.tsx'
import { Back, Facts, Fault, FaultSummary, HiddenFields, Pieces, Refused, Sample } from '../parts.tsx'
import { WaitRefusal, WaitText, type WaitModel } from '../WaitPages.tsx'
import { Screen } from './Screen.tsx'

/** Which screen: a person by number, then the phone, then everything to look over. */
export type PartyScreen = { at: number; changing: boolean }
type Props = BookingProps & Matter & PartyState & PartyScreen

const owns = (at: number, { what, typed }: Props): ReadonlySet<string> =>
  at < what.people
    ? new Set(Object.values(personPaths(at)))
    : new Set(at === what.people ? [PHONE] : partyFields(typed).map(([name]) => name))

/** The one form: what other screens asked travels along, hidden. */
const Form = (props: Props & { action: string; door?: boolean; children: ReactNode }) => {
  const { at, what, typed, hidden, changing, t } = props
  const own = at > what.people ? new Set<string>() : owns(at, props)
  const along: Hidden = [
    ['at', String(at)],
    ...(changing ? [['changing', '1'] as const] : []),
    ...hidden,
    ...partyFields(typed).filter(([name]) => !own.has(name)),
  ]
  return (
    <form
      className="stack"
      method="post"
      action={props.action}
      noValidate
      data-hold={at > what.people ? props.door : undefined}
    >
      <HiddenFields fields={along} />
      {props.children}
      {at === 0 ? null : (
        <p>
          <button className="link" name="do" value="back">
            <BackGlyph />
            {t('booking.elder.back')}
          </button>
        </p>
      )}
    </form>
  )
}

const Next = ({ t }: Pick<Props, 't'>) => (
  <p>
    <button className="btn big" name="do" value="next">
      {t('booking.elder.next')}
    </button>
  </p>
)

export const Place = ({ office, t }: Pick<Props, 'office' | 't'>) => (
  <>
    {office.name}
    <Sample of={office} t={t} />
  </>
)

const titleOf = ({ at, what, t }: Props): string => {
  if (at === what.people) return t('booking.elder.phone')
  if (at > what.people) return t('booking.elder.check')
  const label = what.labels[at] ?? ''
  return what.people === 1 ? t('booking.elder.one') : t('booking.elder.person', { number: at + 1, label })
}

const Answers = (props: Props & { when: readonly { name: string; value: ReactNode }[] }) => {
  const { what, typed, t } = props
  const change = (at: number): ReactNode => (
    <button className="btn line fit" name="do" value={`change:${at}`}>
      {t('booking.elder.change')}
      <span className="vh">{at < what.people ? what.labels[at] : t('booking.hold.phone')}</span>
    </button>
  )
  return (
    <>
      <Facts rows={props.when} />
      {typed.people.map(({ name, idNumber }, at) => (
        <div className="topped stack tight" key={personPaths(at).name}>
          <h2>{what.labels[at]}</h2>
          <p>
            {name}
            <br />
            {idNumber}
          </p>
          <p>{change(at)}</p>
        </div>
      ))}
      <div className="topped stack tight">
        <h2>{t('booking.hold.phone')}</h2>
        <p>{typed.phone}</p>
        <p>{change(what.people)}</p>
      </div>
    </>
  )
}

export const Party = (
  props: Props & {
    action: string
    door?: boolean
    button: string
    when: readonly { name: string; value: ReactNode }[]
    /** Stands under the heading of each screen. */
    children?: ReactNode
  },
) => {
  const { at, what, faults, t, children, button } = props
  return (
    <div className="stack">
      <FaultSummary faults={faults} t={t} label={labelOf(props)} />
      <Screen over={t('booking.overName', { name: what.name })} title={titleOf(props)}>
        {children}
        <Form {...props}>
          {at < what.people ? <PersonFields {...props} at={at} /> : null}
          {at === what.people ? <PhoneField {...props} /> : null}
          {at > what.people ? (
            <>
              <Doubts {...props} />
              <Answers {...props} />
              <p>
                <button className="btn big" name="do" value="confirm">
                  {button}
                </button>
              </p>
            </>
          ) : (
            <Next t={t} />
          )}
        </Form>
      </Screen>
    </div>
  )
}

/** Person by person while the place is kept. No countdown here: only until when. */
export const ElderHold = (props: BookingProps & HoldModel & PartyScreen) => {
  const { what, office, held, refusal, t, at, rules } = props
  const paths = pathsOf(props)
  return (
    <div className="stack">
      {refusal === undefined ? null : (
        <Refused code={refusal} t={t}>
          {refusal === 'person_already_booked' || refusal === 'person_waiting' ? (
            <p>
              <a href={paths.find}>{t('booking.hold.again')}</a>
            </p>
          ) : null}
        </Refused>
      )}
      <Party
        {...props}
        action={paths.confirm}
        button={t('booking.elder.button')}
        when={[
          {
            name: t('booking.elder.when'),
            value: (
              <Pieces
                text={`${dayWithWeekday(dayOf(held.startMs))} ${timeRangeText(held.startMs, held.endMs)}`}
              />
            ),
          },
          { name: t('booking.elder.where'), value: <Place office={office} t={t} /> },
        ]}
      >
        <p>{t('booking.elder.until', { time: timeText(held.expiresAtMs) })}</p>
        {props.other ? <p className="note">{t('booking.hold.other')}</p> : null}
      </Party>
      {at > what.people ? <p>{t('booking.hold.private', rules.retentionDays)}</p> : null}
      {at === 0 ? <Release {...props} text={t('booking.hold.release')} className="btn line" /> : null}
    </div>
  )
}

/** The same screens for a place in the line. */
export const ElderWait = (props: BookingProps & WaitModel & PartyScreen) => {
  const { what, office, day, t, at, startMs, rules } = props
  const paths = pathsOf(props)
  return (
    <div className="stack">
      <WaitRefusal {...props} />
      <Party
        {...props}
        action={paths.wait}
        door
        button={t('booking.elder.waitButton')}
        when={[
          {
            name: t('booking.elder.when'),
            value: (
              <Pieces text={dayWithWeekday(day) + (startMs === undefined ? '' : ` ${timeText(startMs)}`)} />
            ),
          },
          { name: t('booking.elder.where'), value: <Place office={office} t={t} /> },
        ]}
      >
        {at === 0 ? <WaitText {...props} /> : null}
        {props.notice === undefined ? null : <Fault text={props.notice} t={t} focused />}
      </Party>
      {at > what.people ? <p>{t('booking.wait.private', { days: rules.retentionDays.waiting })}</p> : null}
      {at === 0 ? (
        <Back
          href={paths.appointment(what.id, { office: office.id, date: day })}
          text={t('booking.month.backDays')}
          t={t}
        />
      ) : null}
    </div>
  )
}
