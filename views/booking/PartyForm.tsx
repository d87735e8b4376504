import type { ReactNode } from 'react'
import type { PolicyAppointment } from '../../schema/policy.ts'
import type { FieldFault } from '../../schema/problems.ts'
import { personPaths, PHONE, type BookingProps, type PartyState } from './model.ts'
import { HiddenFields, TextField } from './parts.tsx'

type Props = BookingProps & PartyState & { what: PolicyAppointment }

const faultAt = (faults: readonly FieldFault[], path: string): FieldFault | undefined =>
  faults.find((fault) => fault.path === path)

/** What a field of the form is called: 女方姓名. */
export const labelOf =
  ({ what, t }: Pick<Props, 'what' | 't'>) =>
  (path: string): string => {
    const at = what.labels.findIndex((_, one) => Object.values<string>(personPaths(one)).includes(path))
    if (at < 0) return t('booking.hold.phone')
    const field = path === personPaths(at).name ? 'name' : 'idNumber'
    return `${what.labels[at] ?? ''}${t(`booking.hold.${field}`)}`
  }

/** Name and ID number of one person. */
export const PersonFields = ({ at, ...props }: Props & { at: number }) => {
  const { typed, faults, t } = props
  const paths = personPaths(at)
  const person = typed.people[at]
  return (
    <>
      <TextField
        path={paths.name}
        label={t('booking.hold.name')}
        value={person?.name ?? ''}
        fault={faultAt(faults, paths.name)}
        t={t}
      />
      <TextField
        path={paths.idNumber}
        label={t('booking.hold.idNumber')}
        hint={t('booking.hold.idHint')}
        value={person?.idNumber ?? ''}
        fault={faultAt(faults, paths.idNumber)}
        t={t}
      />
    </>
  )
}

export const PhoneField = ({ typed, faults, t }: Props) => (
  <TextField
    path={PHONE}
    label={t('booking.hold.phone')}
    hint={t('booking.hold.phoneHint')}
    value={typed.phone}
    fault={faultAt(faults, PHONE)}
    t={t}
    type="tel"
    autoComplete="tel"
  />
)

/** What to look at again, though nothing is refused: an ID number that does not look like whom the form calls so. */
export const Doubts = ({ doubts, what, t }: Props) =>
  doubts.length === 0 ? null : (
    <div
      className="note stack tight"
      role="status"
      id="doubts"
      tabIndex={-1}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- why the form came back is what one has to read first
      autoFocus
    >
      {doubts.length > 1 ? (
        <p>{t('booking.hold.doubtAll')}</p>
      ) : (
        doubts.map((at) => <p key={at}>{t('booking.hold.doubt', { label: what.labels[at] ?? '' })}</p>)
      )}
    </div>
  )

/** Everybody who comes, and one phone. */
export const PeopleFields = (props: Props) => (
  <>
    {props.what.labels.map((label, at) => (
      <fieldset className="gap stack" key={label}>
        <legend>
          <h2>{label}</h2>
        </legend>
        <PersonFields {...props} at={at} />
      </fieldset>
    ))}
    <div className="gap">
      <PhoneField {...props} />
    </div>
  </>
)

/** Who comes, all on one page. `children` is what the button promises and what stands below it. */
export const PartyForm = (props: Props & { action: string; door?: boolean; children: ReactNode }) => {
  const { hidden, action, doubts, children } = props
  return (
    <form className="stack" method="post" action={action} noValidate data-hold={props.door} data-kept>
      <HiddenFields fields={[...hidden, ...(doubts.length === 0 ? [] : [['seen', '1'] as const])]} />
      <Doubts {...props} />
      <PeopleFields {...props} />
      {children}
    </form>
  )
}
