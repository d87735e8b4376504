import type { FieldFault } from '../../../schema/problems.ts'
import { Field, Select, type DeskProps } from '../parts.tsx'
import { retentionPaths } from './addresses.ts'
import { errorAt, FormPage } from './parts.tsx'

export type HoldModel = {
  keyed: string
  typed: { of: string; which: string; reason: string; until: string }
  faults: readonly FieldFault[]
  mostDays: number
}

/** Erasure of one booking or case is put off until a day, for a reason. */
export const HoldPage = (props: DeskProps & HoldModel) => {
  const { t, typed, faults, mostDays } = props
  return (
    <FormPage {...props} of="hold" action={retentionPaths.hold}>
      <Select
        name="of"
        label={t('desk-retention.hold.of')}
        value={typed.of}
        options={[
          { value: 'booking', text: t('desk-retention.hold.booking') },
          { value: 'case', text: t('desk-retention.hold.case') },
        ]}
      />
      <Field
        name="which"
        error={errorAt(faults, 'which', t)}
        label={t('desk-retention.hold.which')}
        value={typed.which}
        maxLength={20}
      />
      <Field
        name="reason"
        error={errorAt(faults, 'reason', t)}
        label={t('desk-retention.hold.reason')}
        hint={t('desk-retention.hold.reason-hint')}
        value={typed.reason}
        maxLength={200}
      />
      <Field
        name="until"
        error={errorAt(faults, 'until', t)}
        label={t('desk-retention.hold.until')}
        hint={t('desk-retention.hold.until-hint', { days: mostDays })}
        value={typed.until}
        type="date"
      />
    </FormPage>
  )
}
