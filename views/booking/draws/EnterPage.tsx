import type { ReactNode } from 'react'
import type { DrawSummary } from '../../../schema/api/draws.ts'
import type { BookingRules } from '../../../schema/content/booking-rules.ts'
import { dayText } from '../../../schema/dates.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { Screen } from '../elder/Screen.tsx'
import { Party, Place, type PartyScreen } from '../elder/PartyScreens.tsx'
import { fieldId, pathsOf, unbroken, type BookingProps, type Matter, type PartyState } from '../model.ts'
import { Doubts, labelOf, PeopleFields } from '../PartyForm.tsx'
import { Back, Fault, faultText, FaultSummary, HiddenFields, Refused, Sample, Title } from '../parts.tsx'
import { clock } from './model.ts'
import { ANY, WISHES, wishPath, type Wishes } from './wishes.ts'

export type EnterModel = Matter &
  PartyState & {
    draw: DrawSummary
    times: readonly { start: string; places: number }[]
    wishes: Wishes
    rules: BookingRules
    provenance: 'sample' | 'confirmed'
    /** Said beside the button, where the request was refused at the door. */
    notice?: string
  }
type Props = BookingProps & EnterModel

const isWish = (path: string): boolean => path.startsWith('preferences')

const nameOf =
  (props: Props) =>
  (path: string): string =>
    isWish(path) ? props.t('draws.enter.wishes') : labelOf(props)(path)

const faultOf = ({ faults }: Props, path: string): FieldFault | undefined =>
  faults.find((fault) => fault.path === path || (path === wishPath(0) && fault.path === 'preferences'))

const Over = ({ draw, what, t, provenance }: Props) => (
  <p className="over">
    {t('draws.enter.over', { day: dayText(draw.day), name: what.name })}
    <Sample of={{ provenance }} t={t} />
  </p>
)

const Count = ({ times, t }: Props) => (
  <p>
    {t('draws.enter.count', {
      times: times.length,
      places: times.reduce((sum, { places }) => sum + places, 0),
    })}
  </p>
)

const WishField = (props: Props & { at: number }) => {
  const { at, times, wishes, t } = props
  const path = wishPath(at)
  const fault = faultOf(props, path)
  const id = fieldId(path)
  return (
    <div className={`field stack tight${fault === undefined ? '' : ' wrong'}`}>
      <label htmlFor={id}>{t(`draws.enter.wish${at}`)}</label>
      {fault === undefined ? null : <Fault text={faultText(fault, t)} t={t} id={`${id}-fault`} />}
      <select
        className="in"
        id={id}
        name={path}
        defaultValue={wishes.starts[at] ?? ''}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
      >
        <option value="">{t(at === 0 ? 'draws.enter.choose' : 'draws.enter.noWish')}</option>
        {times.map(({ start }) => (
          <option key={start} value={start}>
            {clock(start)}
          </option>
        ))}
      </select>
    </div>
  )
}

const AnyField = ({ wishes, t }: Props) => (
  <label className="choice">
    <input type="checkbox" name={ANY} value="1" defaultChecked={wishes.any} />
    <span>{t('draws.enter.any')}</span>
  </label>
)

const Refusal = (props: Props & { children?: ReactNode }) => {
  const { refusal, t } = props
  if (refusal === undefined) return null
  return (
    <Refused code={refusal} t={t}>
      {refusal === 'already_entered' || refusal === 'person_already_booked' ? (
        <p>
          <a href={pathsOf(props).find}>{t('draws.find')}</a>
        </p>
      ) : null}
    </Refused>
  )
}

/** Which times, and who comes: the whole entry on one page. */
export const EnterPage = (props: Props) => {
  const { draw, office, faults, hidden, doubts, rules, notice, t } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back href={paths.draw(draw.id)} text={t('draws.enter.back')} t={t} />
      <div className="page-s stack">
        <FaultSummary faults={faults} t={t} label={nameOf(props)} />
        <Refusal {...props} />
        <div>
          <Over {...props} />
          <Title text={t('draws.enter.title')} />
        </div>
        <p>
          {office.name}
          <Sample of={office} t={t} />
        </p>
        <form className="stack" method="post" action={paths.drawEnter(draw.id)} noValidate>
          <HiddenFields fields={[...hidden, ...(doubts.length === 0 ? [] : [['seen', '1'] as const])]} />
          <Doubts {...props} />
          <fieldset className="gap stack">
            <legend>
              <h2>{t('draws.enter.wishes')}</h2>
            </legend>
            <p className="hint">{t('draws.enter.wishesHint')}</p>
            <Count {...props} />
            {Array.from({ length: WISHES }, (_, at) => (
              <WishField {...props} at={at} key={at} />
            ))}
            <AnyField {...props} />
          </fieldset>
          <PeopleFields {...props} />
          {notice === undefined ? null : <Fault text={notice} t={t} focused />}
          <p className="gap">
            <button className="btn big full">{t('draws.enter.button')}</button>
          </p>
          <p className="quiet">{t('draws.enter.private', { days: rules.retentionDays.waiting })}</p>
        </form>
      </div>
    </>
  )
}

/** 长辈版, first screen: which time one would like best. */
export const ElderWish = (props: Props) => {
  const { draw, what, times, wishes, faults, hidden, t } = props
  const paths = pathsOf(props)
  const fault = faultOf(props, wishPath(0))
  return (
    <div className="stack">
      <FaultSummary faults={faults} t={t} label={nameOf(props)} />
      <Screen over={t('booking.overName', { name: what.name })} title={t('draws.enter.elderWish')}>
        <p>{t('draws.enter.over', { day: unbroken(dayText(draw.day)), name: what.name })}</p>
        <form className="stack" method="post" action={paths.drawEnter(draw.id)} noValidate>
          <HiddenFields fields={hidden} />
          <fieldset className={fault === undefined ? '' : 'wrong'}>
            <legend className="vh">{t('draws.enter.wishes')}</legend>
            {fault === undefined ? null : <Fault text={faultText(fault, t)} t={t} />}
            {times.map(({ start }, at) => (
              <label className="choice" key={start}>
                <input
                  type="radio"
                  id={at === 0 ? fieldId(wishPath(0)) : undefined}
                  name={wishPath(0)}
                  value={start}
                  defaultChecked={wishes.starts[0] === start}
                />
                <span>{clock(start)}</span>
              </label>
            ))}
          </fieldset>
          <AnyField {...props} />
          <p>
            <button className="btn big" name="do" value="wished">
              {t('booking.elder.next')}
            </button>
          </p>
        </form>
        <Back href={paths.draw(draw.id)} text={t('draws.enter.back')} t={t} />
      </Screen>
    </div>
  )
}

/** 长辈版, after the first screen: person by person, then everything to look over. */
export const ElderEnter = (props: Props & PartyScreen) => {
  const { draw, wishes, office, rules, at, what, notice, t } = props
  const paths = pathsOf(props)
  const [first = ''] = wishes.starts
  return (
    <div className="stack">
      <Refusal {...props} />
      {notice === undefined ? null : <Fault text={notice} t={t} focused />}
      <Party
        {...props}
        action={paths.drawEnter(draw.id)}
        button={t('draws.enter.elderButton')}
        when={[
          { name: t('draws.facts.day'), value: dayText(draw.day) },
          { name: t('draws.entry.wishes'), value: clock(first) },
          ...(wishes.any ? [{ name: t('draws.enter.anyLabel'), value: t('draws.enter.anyText') }] : []),
          { name: t('booking.elder.where'), value: <Place office={office} t={t} /> },
        ]}
      />
      {at > what.people ? <p>{t('draws.enter.private', { days: rules.retentionDays.waiting })}</p> : null}
      {at === 0 ? <Back href={paths.drawEnter(draw.id)} text={t('booking.elder.back')} t={t} /> : null}
    </div>
  )
}
