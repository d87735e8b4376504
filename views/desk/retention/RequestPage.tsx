import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { RequestOutcome } from '../../../schema/desk/rights.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { Facts } from '../../booking/parts.tsx'
import { DeskNav, Field, Select, Trouble, type DeskProps } from '../parts.tsx'
import { retentionPaths } from './addresses.ts'
import { Done, errorAt, Faults, OfRequest, Tick } from './parts.tsx'
import { Found, Looks, Steps, type LookLine, type StepLine, type ThingLine } from './RequestTables.tsx'

export type CorrectForm = {
  name: string
  phone: string
  why: string
  /** Ids of the things that are ticked. */
  chosen: ReadonlySet<string>
}
export type RequestModel = {
  number: number
  keyed: string
  kind: string
  facts: readonly { name: string; value: string }[]
  things: readonly ThingLine[]
  steps: readonly StepLine[]
  looks: readonly LookLine[]
  /** What may be done under it now. */
  may: readonly ('copy' | 'correct' | 'erase')[]
  correct: CorrectForm
  outcomes: readonly { value: RequestOutcome; text: string }[]
  closing: { outcome: string; why: string }
  closed?: string
  faults: readonly FieldFault[]
  fault?: DeskFault
  done?: string
}

type Props = DeskProps & RequestModel

const Copy = (props: Props) => (
  <section className="stack">
    <h2>{props.t('desk-retention.copy.heading')}</h2>
    <p>{props.t('desk-retention.copy.lead')}</p>
    <div className="row">
      <form method="post" action={retentionPaths.copy}>
        <OfRequest {...props} />
        <button className="btn">{props.t('desk-retention.copy.page')}</button>
      </form>
      <form method="post" action={retentionPaths.copyFile}>
        <OfRequest {...props} />
        <button className="btn line">{props.t('desk-retention.copy.file')}</button>
      </form>
    </div>
  </section>
)

const Correct = (props: Props) => {
  const { t, things, correct, faults } = props
  const left = things.filter(({ isErased }) => !isErased)
  return (
    <form className="page-s stack" method="post" action={retentionPaths.correct}>
      <OfRequest {...props} />
      <h2>{t('desk-retention.correct.heading')}</h2>
      <p>{t('desk-retention.correct.lead')}</p>
      <Field
        name="name"
        error={errorAt(faults, 'name', t)}
        label={t('desk-retention.correct.name')}
        hint={t('desk-retention.correct.blank')}
        value={correct.name}
        maxLength={40}
      />
      <Field
        name="phone"
        error={errorAt(faults, 'phone', t)}
        label={t('desk-retention.correct.phone')}
        hint={t('desk-retention.correct.blank')}
        value={correct.phone}
        inputMode="numeric"
        maxLength={24}
      />
      <fieldset id="thing">
        <legend>{t('desk-retention.correct.which')}</legend>
        {left.map(({ id, what, when }) => (
          <Tick key={id} name="thing" value={id} text={`${what}，${when}`} checked={correct.chosen.has(id)} />
        ))}
      </fieldset>
      <Field
        name="why"
        error={errorAt(faults, 'why', t)}
        label={t('desk-retention.correct.why')}
        hint={t('desk-retention.correct.why-hint')}
        value={correct.why}
        maxLength={200}
      />
      <p>
        <button className="btn full">{t('desk-retention.correct.button')}</button>
      </p>
    </form>
  )
}

const Erase = (props: Props) => {
  const { t, things } = props
  const count = things.filter(({ isFree }) => isFree).length
  return (
    <form className="desk-grave stack" method="post" action={retentionPaths.erase}>
      <OfRequest {...props} />
      <h2>{t('desk-retention.erase.heading')}</h2>
      <p>{count === 0 ? t('desk-retention.erase.none') : t('desk-retention.erase.lead', { count })}</p>
      <ul className="dots">
        {things.map(({ id, what, when, standing }) => (
          <li key={id}>{`${what}，${when}：${standing}`}</li>
        ))}
      </ul>
      {count === 0 ? null : (
        <p>
          <button className="btn line">{t('desk-retention.erase.next')}</button>
        </p>
      )}
    </form>
  )
}

const Close = (props: Props) => {
  const { t, outcomes, closing, faults } = props
  return (
    <form className="page-s stack" method="post" action={retentionPaths.close}>
      <OfRequest {...props} />
      <h2>{t('desk-retention.close.heading')}</h2>
      <p>{t('desk-retention.close.lead')}</p>
      <Select
        name="outcome"
        label={t('desk-retention.close.outcome')}
        value={closing.outcome}
        options={outcomes}
      />
      {/* Another form of this page has a field for a reason: ids are once on a page. */}
      <Field
        name="reason"
        error={errorAt(faults, 'reason', t)}
        label={t('desk-retention.close.why')}
        hint={t('desk-retention.close.why-hint')}
        value={closing.why}
        maxLength={200}
      />
      <p>
        <button className="btn line">{t('desk-retention.close.button')}</button>
      </p>
    </form>
  )
}

/** One request: what it asks for, what was found, what may be done, what was done, who looked. */
export const RequestPage = (props: Props) => {
  const { t, number, kind, facts, may, closed, fault, faults, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="retention" />
      <Trouble fault={fault} t={t} />
      <Faults faults={faults} t={t} />
      <Done text={done} />
      <h1>{t('desk-retention.request.title', { number, kind })}</h1>
      <Facts rows={facts} />
      {closed === undefined ? null : <p className="note">{closed}</p>}
      <Found {...props} />
      {may.includes('copy') ? <Copy {...props} /> : null}
      {may.includes('correct') ? <Correct {...props} /> : null}
      {may.includes('erase') ? <Erase {...props} /> : null}
      <Looks {...props} />
      <Steps {...props} />
      {closed === undefined ? <Close {...props} /> : null}
      <p>
        <a href={retentionPaths.overview}>{t('desk-retention.back')}</a>
      </p>
    </div>
  )
}
