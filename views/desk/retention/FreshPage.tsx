import type { FieldFault } from '../../../schema/problems.ts'
import { Field, Select, type DeskProps } from '../parts.tsx'
import { retentionPaths } from './addresses.ts'
import { errorAt, FormPage } from './parts.tsx'

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
  const { t, kinds, proofs, typed, faults, replyWorkdays } = props
  return (
    <FormPage {...props} of="new" action={retentionPaths.fresh}>
      <Select name="kind" label={t('desk-retention.new.kind')} value={typed.kind} options={kinds} />
      <Select name="proof" label={t('desk-retention.new.proof')} value={typed.proof} options={proofs} />
      <Field
        name="phone"
        error={errorAt(faults, 'phone', t)}
        label={t('desk-retention.new.phone')}
        hint={t('desk-retention.new.phone-hint')}
        value={typed.phone}
        inputMode="numeric"
        maxLength={24}
      />
      <Field
        name="idNumber"
        error={errorAt(faults, 'idNumber', t)}
        label={t('desk-retention.new.id-number')}
        hint={t('desk-retention.new.id-number-hint')}
        value={typed.idNumber}
        maxLength={24}
      />
      <Field
        name="received"
        error={errorAt(faults, 'received', t)}
        label={t('desk-retention.new.received')}
        hint={t('desk-retention.new.received-hint', { days: replyWorkdays })}
        value={typed.received}
        type="date"
      />
    </FormPage>
  )
}
