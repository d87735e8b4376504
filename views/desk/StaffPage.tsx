import type { DeskFault } from '../../schema/desk/faults.ts'
import { Lines } from '../booking/parts.tsx'
import type { Words } from '../words.ts'
import { deskPaths } from './addresses.ts'
import { DeskNav, Field, FormKey, Select, Trouble, type DeskProps } from './parts.tsx'

export type StaffLine = {
  id: string
  name: string
  login: string
  role: string
  scope: string
  since: string
  ended?: string | undefined
}
export type Choice = { id: string; name: string }
export type InviteForm = {
  /** Of the invite to be made: a form that comes twice makes one. */
  id: string
  name: string
  role: string
  chosen: ReadonlySet<string>
}
export type StaffModel = {
  lines: readonly StaffLine[]
  open: readonly string[]
  roles: readonly (Choice & { about: string })[]
  townships: readonly Choice[]
  units: readonly Choice[]
  offices: readonly Choice[]
  form: InviteForm
  hours: number
  fault?: DeskFault | undefined
  done: boolean
}

const Row = ({ t, formKey, line }: { t: Words; formKey: string; line: StaffLine }) => (
  <tr>
    <th scope="row">{line.name}</th>
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

export const Ticks = (props: {
  name: string
  legend: string
  of: readonly Choice[]
  chosen: ReadonlySet<string>
}) => (
  <details open={props.of.some(({ id }) => props.chosen.has(id))}>
    <summary>{props.legend}</summary>
    <fieldset>
      <legend className="vh">{props.legend}</legend>
      {props.of.map(({ id, name }) => (
        <label key={id} className="tick">
          <input type="checkbox" name={props.name} value={id} defaultChecked={props.chosen.has(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  </details>
)

const InviteSomebody = ({ t, formKey, roles, form, hours, ...lists }: DeskProps & StaffModel) => (
  <form className="page-s stack" method="post" action={deskPaths.staff}>
    <FormKey formKey={formKey} />
    <input type="hidden" name="id" value={form.id} />
    <h2>{t('desk.staff.invite')}</h2>
    <p>{t('desk.staff.invite-lead', { hours })}</p>
    <Field name="name" label={t('desk.staff.name')} value={form.name} maxLength={40} />
    <Select
      name="role"
      label={t('desk.staff.role')}
      value={form.role}
      options={roles.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <Lines of={roles.map(({ name, about }) => `**${name}**：${about}`)} />
    <Ticks name="township" legend={t('desk.staff.townships')} of={lists.townships} chosen={form.chosen} />
    <Ticks name="unit" legend={t('desk.staff.units')} of={lists.units} chosen={form.chosen} />
    <Ticks name="office" legend={t('desk.staff.offices')} of={lists.offices} chosen={form.chosen} />
    <label className="tick">
      <input type="checkbox" name="child" value="yes" defaultChecked={form.chosen.has('child')} />
      {t('desk.staff.child')}
    </label>
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
      <table className="table">
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

/** The link of an invite, shown once. */
export const LinkPage = (props: DeskProps & { link: string; name: string; role: string; until: string }) => {
  const { t, link, name, role, until } = props
  return (
    <div className="stack">
      <DeskNav {...props} />
      <h1>{t('desk.staff.link-title')}</h1>
      <p className="lead">{t('desk.staff.link-lead', { name, role, until })}</p>
      <p>
        <code className="code">{link}</code>
      </p>
    </div>
  )
}
