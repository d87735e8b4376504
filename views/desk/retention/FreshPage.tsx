import type { FieldFault } from '../../../schema/problems.ts'
import { HiddenFields } from '../../booking/parts.tsx'
import { DeskNav, Field, FormKey, Select, type DeskProps } from '../parts.tsx'
import { retentionPaths } from './addresses.ts'
import { Faults } from './parts.tsx'

type Option = { value: string; text: string }
export type FreshModel = {
  keyed: string
  kinds: readonly Option[]
  proofs: readonly Option[]
  typed: { kind: string; proof: string; phone: string; idNumber: string; received: string }
  faults: readonly FieldFault[]
  replyWorkdays: number
}

/** A request is registered: what somebody wants, how they showed who they are, and by which numbers their data is found. */
export const FreshPage = (props: DeskProps & FreshModel) => {
  const { t, formKey, keyed, kinds, proofs, typed, faults, replyWorkdays } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="retention" />
      <Faults faults={faults} t={t} />
      <h1>{t('desk-retention.new.title')}</h1>
      <p className="lead">{t('desk-retention.new.lead')}</p>
      <form className="page-s stack" method="post" action={retentionPaths.fresh}>
        <FormKey formKey={formKey} />
        <HiddenFields fields={[['key', keyed]]} />
        <Select name="kind" label={t('desk-retention.new.kind')} value={typed.kind} options={kinds} />
        <Select name="proof" label={t('desk-retention.new.proof')} value={typed.proof} options={proofs} />
        <Field
          name="phone"
          label={t('desk-retention.new.phone')}
          hint={t('desk-retention.new.phone-hint')}
          value={typed.phone}
          inputMode="numeric"
          maxLength={24}
        />
        <Field
          name="idNumber"
          label={t('desk-retention.new.id-number')}
          hint={t('desk-retention.new.id-number-hint')}
          value={typed.idNumber}
          maxLength={24}
        />
        <Field
          name="received"
          label={t('desk-retention.new.received')}
          hint={t('desk-retention.new.received-hint', { days: replyWorkdays })}
          value={typed.received}
          type="date"
        />
        <p>
          <button className="btn full">{t('desk-retention.new.button')}</button>
        </p>
      </form>
      <p>
        <a href={retentionPaths.overview}>{t('desk-retention.back')}</a>
      </p>
    </div>
  )
}
