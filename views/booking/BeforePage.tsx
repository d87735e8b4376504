import type { BookingRules } from '../../schema/content/booking-rules.ts'
import type { Office } from '../../schema/content/office.ts'
import type { PolicyAppointment } from '../../schema/policy.ts'
import { timeText } from '../../schema/booking/when-text.ts'
import { instantAt } from '../../schema/booking/instant.ts'
import type { FieldFault } from '../../schema/problems.ts'
import { Cites } from '../cites.tsx'
import { Forward, Inline, Joints } from '../parts.tsx'
import { pathsOf, unjointed, type BookingProps } from './model.ts'
import {
  Back,
  Facts,
  Fault,
  FaultSummary,
  faultText,
  HiddenFields,
  Lines,
  Sample,
  TextField,
} from './parts.tsx'

export type BeforeModel = {
  what: PolicyAppointment
  offices: readonly Office[]
  rules: BookingRules
  /** The name of the first visit, where this is a second one. */
  first?: string
  applied: string
  /** The office of the first visit, as far as it was chosen. */
  office: string
  /** What of the day (`applied`) and the place (`office`) of the first visit is wrong or missing. */
  faults: readonly FieldFault[]
  move: boolean
}
type Props = BookingProps & BeforeModel

export const clockText = (clock: string): string => timeText(instantAt('2027-01-04', clock))

export const factsOf = ({ what, t }: Pick<Props, 'what' | 't'>) => [
  { name: t('booking.before.who'), value: what.who },
  {
    name: t('booking.before.bring'),
    value: <Lines of={what.bring} />,
  },
  { name: t('booking.before.fee'), value: what.fee },
  {
    name: t('booking.before.minutes'),
    value: t('booking.before.minutesValue', { minutes: what.durationMinutes }),
  },
  ...(what.leastAge?.told !== true
    ? []
    : [
        {
          name: t('booking.before.age'),
          value: t('booking.before.ageValue', { male: what.leastAge.male, female: what.leastAge.female }),
        },
      ]),
]

/** The fields of the question about the first visit. */
export const APPLIED = 'applied'
export const PLACE = 'office'

/** A second visit first asks when the first one was: only then is it known which days there are. */
const AskApplied = (props: Props) => {
  const { what, offices, t, applied, faults, move, first = '' } = props
  const placeFault = faults.find(({ path }) => path === PLACE)
  return (
    <form className="stack" method="get" action={pathsOf(props).appointment(what.id)} noValidate>
      {move ? <HiddenFields fields={[['move', '1']]} /> : null}
      <TextField
        path={APPLIED}
        label={t('booking.follow.ask', { first })}
        hint={t('booking.follow.hint')}
        value={applied}
        fault={faults.find(({ path }) => path === APPLIED)}
        t={t}
      />
      <fieldset
        className="stack tight"
        aria-describedby={placeFault === undefined ? undefined : 'office-fault'}
      >
        <legend>{t('booking.follow.place')}</legend>
        <p className="hint">
          <Inline text={t('booking.follow.sameOffice')} />
        </p>
        {placeFault === undefined ? null : (
          <Fault text={t('booking.follow.needPlace')} t={t} id="office-fault" />
        )}
        <div>
          {offices.map((office, at) => (
            <label className="choice" key={office.id}>
              <input
                type="radio"
                id={at === 0 ? PLACE : undefined}
                name={PLACE}
                value={office.id}
                defaultChecked={offices.length === 1 || office.id === props.office}
              />
              <span>
                {office.name}
                <Sample of={office} t={t} />
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p>
        <button className="btn big full">{t('booking.follow.go')}</button>
      </p>
    </form>
  )
}

const Offices = (props: Props) => {
  const { what, offices, t, move } = props
  const paths = pathsOf(props)
  const to = (office: Office): string =>
    paths.appointment(what.id, { office: office.id, move: move ? '1' : undefined })
  const [only] = offices
  if (offices.length === 1 && only !== undefined)
    return (
      <p>
        <a className="btn big full" href={to(only)}>
          {t('booking.before.oneOffice')}
        </a>
      </p>
    )
  return (
    <>
      <h2>{t('booking.before.offices')}</h2>
      <ul className="rows">
        {offices.map((office) => (
          <li key={office.id}>
            <a href={to(office)}>
              <b>
                {office.name}
                <Sample of={office} t={t} />
              </b>
              <span>{t('booking.receipt.address', { address: office.address ?? t('booking.unknown') })}</span>
              <Forward />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What would spoil the day comes before the calendar; then where, and for a second visit when the first one was. */
export const BeforePage = (props: Props) => {
  const { what, t, base, rules, faults } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back href={paths.start} text={t('booking.before.back')} t={t} />
      <div className="cols">
        <div className="stack">
          <FaultSummary
            faults={faults}
            t={t}
            text={(fault) =>
              fault.path === PLACE
                ? t('booking.follow.needPlace')
                : t('booking.fault.of', {
                    field: t('booking.follow.field'),
                    fault: faultText(fault, t),
                  })
            }
          />
          <div>
            <p className="over">{t('booking.title')}</p>
            <h1 tabIndex={-1}>
              <Joints text={what.heading} />
              <Sample of={what} t={t} />
            </h1>
          </div>
          <p className="lead">{what.hint}</p>
          {what.before.length === 0 ? null : <Lines of={what.before} />}
          <Facts rows={factsOf(props)} />
          <Cites
            cites={[...what.cite, ...(what.leastAge?.told === true ? what.leastAge.cite : [])]}
            t={t}
            base={base}
          />
          {what.follows === null ? <Offices {...props} /> : <AskApplied {...props} />}
        </div>
        <aside className="aside stack">
          {what.programme === null ? null : (
            <div className="topped stack tight">
              <p>
                <a className="go" href={`${base}check/?for=${what.programme}`}>
                  {t('booking.before.check')}
                </a>
              </p>
            </div>
          )}
          <div className="topped stack tight">
            <h2>{unjointed(t('booking.start.rules'))}</h2>
            <p>{t('booking.before.opens', { days: what.opens.daysAhead, at: clockText(what.opens.at) })}</p>
            <p>{t('booking.start.oneRule')}</p>
            <p>{t('booking.before.rule', rules.noShow)}</p>
            {rules.provenance === 'sample' ? (
              <p className="quiet">
                {t('booking.start.sampleRule')}
                <Sample of={rules} t={t} />
              </p>
            ) : null}
          </div>
        </aside>
      </div>
    </>
  )
}
