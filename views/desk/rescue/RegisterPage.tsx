import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { Breach } from '../../../schema/desk/stays.ts'
import type { Cite } from '../../../schema/eligibility/rule.ts'
import { Cites } from '../../cites.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, Field, FormKey, Select, Trouble, type DeskProps } from '../parts.tsx'
import { Table, type Column } from '../Table.tsx'
import { rescuePaths, stayAddress } from './addresses.ts'

/** One of the three counts: its stays, and since when each counts. Days as they are read. */
export type Count = { breach: Breach; stays: readonly { number: number; since: string }[] }
export type StayLine = {
  number: number
  since: string
  place: string
  placed: string
  state: string
  last: string
}
export type Option = { value: string; text: string }
/** `sendKey` names the form that is made; `typed`: what was sent and refused. */
export type RegisterModel = {
  today: string
  counts: readonly Count[]
  near: readonly { number: number; last: string }[]
  lines: readonly StayLine[]
  over: number
  months: number
  warnDays: number
  cite: readonly Cite[]
  places: readonly Option[]
  mayAct: boolean
  sendKey: string
  typed: { since: string; place: string; name: string }
  fault: DeskFault | undefined
}

const StayLink = ({ t, number }: { t: Words; number: number }) => (
  <a href={stayAddress(number)}>{t('desk-rescue.stay', { number })}</a>
)

const Counter = ({
  t,
  count: { breach, stays },
  today,
  months,
}: { t: Words; count: Count } & Pick<RegisterModel, 'today' | 'months'>) => (
  <div className="desk-count stack tight">
    <h2>{t(`desk-rescue.breach.${breach}`, { months })}</h2>
    <p className={stays.length === 0 ? 'desk-zero' : 'desk-zero not'}>{stays.length}</p>
    {stays.length === 0 ? (
      <p className="quiet">{t('desk-rescue.zero', { day: today })}</p>
    ) : (
      <ul>
        {stays.map(({ number, since }) => (
          <li key={number}>
            <StayLink t={t} number={number} /> {t('desk-rescue.since', { day: since })}
          </li>
        ))}
      </ul>
    )}
  </div>
)

const Register = ({ t, lines }: { t: Words; lines: readonly StayLine[] }) => {
  const column = (id: keyof StayLine): Column<StayLine> => ({
    id,
    header: t(`desk-rescue.column.${id}`),
    cell: (line) => <span className="nb">{line[id]}</span>,
  })
  return (
    <Table
      caption={t('desk-rescue.register')}
      captionHidden
      columns={[
        { ...column('number'), cell: ({ number }) => <StayLink t={t} number={number} /> },
        ...(['since', 'place', 'placed', 'last', 'state'] as const).map(column),
      ]}
      rows={lines}
      rowKey={({ number }) => number}
      none={t('desk-rescue.nobody')}
    />
  )
}

const EnterSomebody = ({ t, formKey, model }: { t: Words; formKey: string; model: RegisterModel }) => (
  <form className="page-s stack noprint" method="post" action={rescuePaths.register}>
    <FormKey formKey={formKey} />
    <input type="hidden" name="key" value={model.sendKey} />
    <h2>{t('desk-rescue.enter')}</h2>
    <Field name="since" label={t('desk-rescue.column.since')} type="date" value={model.typed.since} />
    <Select
      name="place"
      label={t('desk-rescue.column.place')}
      options={model.places}
      value={model.typed.place}
    />
    <Field
      name="name"
      label={t('desk-rescue.name')}
      hint={t('desk-rescue.name-hint')}
      value={model.typed.name}
      maxLength={40}
    />
    <p>
      <button className="btn">{t('desk-rescue.enter-button')}</button>
    </p>
  </form>
)

/** The three counts first, then what is near, then everybody who is in care. */
export const RegisterPage = (props: DeskProps & RegisterModel) => {
  const { t, today, counts, near, lines, over, months, warnDays, cite, mayAct, formKey, fault } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="rescue" />
      <Trouble fault={fault} t={t} />
      <h1>{t('desk-rescue.title')}</h1>
      <p className="lead">{t('desk-rescue.lead', { day: today })}</p>
      <div className="desk-counts">
        {counts.map((count) => (
          <Counter key={count.breach} t={t} count={count} today={today} months={months} />
        ))}
      </div>
      <Cites cites={cite} t={t} base="/" />
      <h2>{t('desk-rescue.near', { months, warnDays })}</h2>
      {near.length === 0 ? (
        <p>{t('desk-rescue.none-near')}</p>
      ) : (
        <ul>
          {near.map(({ number, last }) => (
            <li key={number}>
              <StayLink t={t} number={number} /> {t('desk-rescue.until', { day: last })}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('desk-rescue.register')}</h2>
      <Register t={t} lines={lines} />
      <p className="quiet">{t('desk-rescue.over', { over })}</p>
      {mayAct ? <EnterSomebody t={t} formKey={formKey} model={props} /> : null}
    </div>
  )
}
