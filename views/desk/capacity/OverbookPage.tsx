import type { TypedParty } from '../../../schema/api/booking.ts'
import { MOST_REASON } from '../../../schema/booking/read-change.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import { labelOf as partyLabelOf, PeopleFields } from '../../booking/PartyForm.tsx'
import { FaultSummary, HiddenFields, Refused } from '../../booking/parts.tsx'
import { Ticket, type TicketModel } from '../../booking/Ticket.tsx'
import { DeskNav, FormKey, Select, type DeskProps } from '../parts.tsx'
import { capacityPaths, monthPath, overbookPath } from './addresses.ts'
import { Choices, Typed } from './fields.tsx'
import type { PlaceModel } from './model.ts'

export type OverbookModel = PlaceModel & {
  what: PolicyAppointment
  date: string
  /** The full times of the day: only there somebody is let in beyond the places. */
  times: readonly { value: string; text: string; hint: string }[]
  start: string
  typed: TypedParty
  reason: string
  faults: readonly FieldFault[]
  refusal?: ProblemCode | undefined
  keyed: string
}
type Props = DeskProps & OverbookModel

const Which = ({ t, office, offices, services, what, date }: Props) => (
  <form className="desk-filter" method="get" action={capacityPaths.overbook}>
    <Select
      name="office"
      label={t('desk-capacity.office')}
      value={office.id}
      options={offices.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <Select
      name="appointment"
      label={t('desk-capacity.form.appointment')}
      value={what.id}
      options={services.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <Typed path="date" label={t('desk-capacity.overbook.date')} value={date} type="date" t={t} />
    <button className="btn line">{t('desk-capacity.show')}</button>
  </form>
)

const ofOurs = ['start', 'reason']

/** Somebody is let in at a time that is full: by whom and why is written down and counted. */
export const OverbookPage = (props: Props) => {
  const { t, formKey, office, what, times, start, typed, reason, faults, refusal, keyed, date } = props
  const nameOf = partyLabelOf({ what, t })
  return (
    <div className="stack">
      <DeskNav {...props} at="capacity" />
      <FaultSummary
        faults={faults}
        t={t}
        label={(path) => (ofOurs.includes(path) ? t(`desk-capacity.overbook.${path}`) : nameOf(path))}
      />
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <h1>{t('desk-capacity.overbook.title')}</h1>
      <p className="lead">{t('desk-capacity.overbook.lead')}</p>
      <Which {...props} />
      {times.length === 0 ? (
        <p>{t('desk-capacity.overbook.none')}</p>
      ) : (
        <form className="page-s stack" method="post" action={capacityPaths.enter} noValidate>
          <FormKey formKey={formKey} />
          <HiddenFields
            fields={[
              ['office', office.id],
              ['appointment', what.id],
              ['date', date],
              ['key', keyed],
            ]}
          />
          <Choices
            path="start"
            legend={t('desk-capacity.overbook.start')}
            t={t}
            value={start}
            of={times}
            faults={faults}
          />
          <PeopleFields t={t} base="/" what={what} typed={typed} faults={faults} doubts={[]} hidden={[]} />
          <Typed
            path="reason"
            label={t('desk-capacity.overbook.reason')}
            hint={t('desk-capacity.overbook.reason-hint')}
            value={reason}
            t={t}
            faults={faults}
            maxLength={MOST_REASON}
          />
          <p>
            <button className="btn big full">{t('desk-capacity.overbook.button')}</button>
          </p>
        </form>
      )}
      <p>
        <a href={monthPath({ office: office.id, month: date.slice(0, 7) })}>{t('desk-capacity.back')}</a>
      </p>
    </div>
  )
}

/** What the couple takes along: the same paper as everybody’s, without a name. */
export const OverbookedPage = (props: DeskProps & TicketModel) => {
  const { t, office, what } = props
  return (
    <div className="desk-handout stack">
      <DeskNav {...props} at="capacity" />
      <h1 className="noprint">{t('desk-capacity.overbook.done')}</h1>
      <p className="lead noprint">{t('desk-capacity.overbook.give')}</p>
      <Ticket {...props} base="/" />
      <p className="noprint">{t('desk-capacity.overbook.print')}</p>
      <p className="noprint">
        <a href={overbookPath({ office: office.id, appointment: what.id })}>
          {t('desk-capacity.overbook.another')}
        </a>
      </p>
    </div>
  )
}
