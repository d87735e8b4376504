import type { DeskFault } from '../../schema/desk/faults.ts'
import { Lines } from '../booking/parts.tsx'
import type { Words } from '../words.ts'
import { deskPaths } from './addresses.ts'
import { RightsFields, type Rights, type RightsChoices } from './accounts/RightsFields.tsx'
import { accountPaths } from './accounts/addresses.ts'
import { DeskNav, Field, FormKey, Trouble, type DeskProps } from './parts.tsx'

export type StaffLine = {
  id: string
  name: string
  login: string
  role: string
  scope: string
  since: string
  ended?: string | undefined
}
export type InviteForm = Rights & {
  /** Of the invite to be made: a form that comes twice makes one. */
  id: string
  name: string
}
export type StaffModel = {
  lines: readonly StaffLine[]
  open: readonly string[]
  choices: RightsChoices
  form: InviteForm
  hours: number
  fault?: DeskFault | undefined
  done: boolean
}

const Row = ({ t, formKey, line }: { t: Words; formKey: string; line: StaffLine }) => (
  <tr>
    <th scope="row">
      {line.ended === undefined ? (
        <a href={`${accountPaths.person}?id=${line.id}`}>{line.name}</a>
      ) : (
        line.name
      )}
    </th>
    <td data-l={t('desk.staff.login')}>
      <span>{line.login}</span>
    </td>
    <td data-l={t('desk.staff.role')}>
      <span>{line.role}</span>
    </td>
    <td data-l={t('desk.staff.scope')}>
      <span>{line.scope}</span>
    </td>
    <td data-l={t('desk.staff.since')}>
      <span>{line.since}</span>
    </td>
    <td data-l={t('desk.staff.act')}>
      {line.ended === undefined ? (
        <form method="post" action={deskPaths.endAccess}>
          <FormKey formKey={formKey} />
          <input type="hidden" name="id" value={line.id} />
          <button className="link" aria-label={t('desk.staff.end-of', { name: line.name })}>
            {t('desk.staff.end')}
          </button>
        </form>
      ) : (
        <span>{t('desk.staff.ended', { at: line.ended })}</span>
      )}
    </td>
  </tr>
)

const columns = ['name', 'login', 'role', 'scope', 'since', 'act'] as const

const InviteSomebody = ({ t, formKey, form, hours, choices }: DeskProps & StaffModel) => (
  <form className="page-s stack" method="post" action={deskPaths.staff}>
    <FormKey formKey={formKey} />
    <input type="hidden" name="id" value={form.id} />
    <h2>{t('desk.staff.invite')}</h2>
    <p>{t('desk.staff.invite-lead', { hours })}</p>
    <Field name="name" label={t('desk.staff.name')} value={form.name} maxLength={40} />
    <RightsFields t={t} rights={form} choices={choices} />
    <p>
      <button className="btn full">{t('desk.staff.button')}</button>
    </p>
  </form>
)

/** Who works here; an end to somebody's access, and an invite for somebody new. */
export const StaffPage = (props: DeskProps & StaffModel) => {
  const { t, formKey, lines, open, fault, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="staff" />
      <Trouble fault={fault} t={t} />
      {done ? (
        <p className="note" role="status">
          {t('desk.staff.done')}
        </p>
      ) : null}
      <h1>{t('desk.staff.title')}</h1>
      <table className="table desk-staff">
        <caption>{t('desk.staff.table')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`desk.staff.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} t={t} formKey={formKey} line={line} />
          ))}
        </tbody>
      </table>
      <h2>{t('desk.staff.open')}</h2>
      {open.length === 0 ? <p>{t('desk.staff.none')}</p> : <Lines of={open} />}
      <InviteSomebody {...props} />
    </div>
  )
}

/** A link that is good once, shown once. */
export const LinkPage = (props: DeskProps & { link: string; title: string; lead: string }) => (
  <div className="stack">
    <DeskNav {...props} />
    <h1>{props.title}</h1>
    <p className="lead">{props.lead}</p>
    <p>
      <code className="code">{props.link}</code>
    </p>
  </div>
)
