import type { ReactNode } from 'react'
import type { DeskFault } from '../../schema/desk/faults.ts'
import { Lines } from '../booking/parts.tsx'
import { deskPaths } from './addresses.ts'
import { RightsFields, type Rights, type RightsChoices } from './accounts/RightsFields.tsx'
import { accountPaths } from './accounts/addresses.ts'
import { DeskNav, Field, FormKey, Trouble, type DeskProps } from './parts.tsx'
import { Table } from './Table.tsx'

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

/** Who works here, each with a page of their own, and an invite for somebody new. */
export const StaffPage = (props: DeskProps & StaffModel) => {
  const { t, lines, open, fault, done } = props
  const column = (id: string, cell: (line: StaffLine) => ReactNode) => ({
    id,
    header: t(`desk.staff.${id}`),
    cell,
  })
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
      <Table
        className="desk-staff"
        caption={t('desk.staff.table')}
        none={t('desk.staff.none')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          column('name', ({ id, name, ended }) =>
            ended === undefined ? <a href={`${accountPaths.person}?id=${id}`}>{name}</a> : name,
          ),
          column('login', ({ login }) => login),
          column('role', ({ role }) => role),
          column('scope', ({ scope }) => scope),
          column('since', ({ since, ended }) => (
            <>
              {since}
              {ended === undefined ? null : <small>{t('desk.staff.ended', { at: ended })}</small>}
            </>
          )),
        ]}
      />
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
