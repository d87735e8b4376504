import type { DeskFault } from '../../../schema/desk/faults.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { LinkPage, StaffPage, type InviteForm } from '../../../views/desk/StaffPage.tsx'
import { nowMs } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { policy } from '../../policy.ts'
import { ownAddress } from '../../transport.ts'
import { t } from '../../words.ts'
import { chosenOf, rightsChoices, scopeIn, scopeShort } from './rights.ts'
import { atText, given, roleName, show, staffOf, statusOf, type Signed, type Visit } from './show.tsx'

const LONGEST = 64

const emptyForm = (): InviteForm => ({
  id: newKey(),
  name: '',
  role: policy.desk.roles[0]?.id ?? '',
  chosen: new Set(),
})

const staffPage = async (c: Visit, one: Signed, form: InviteForm, fault?: DeskFault): Promise<Response> => {
  const { staff, invites } = await staffOf(c).staff(nowMs(c))
  const model = {
    lines: staff.map(({ id, name, login, role, scope, sinceMs, endedMs }) => ({
      id,
      name,
      login,
      role: roleName(role),
      scope: scopeShort(scope),
      since: atText(sinceMs),
      ...(endedMs === null ? {} : { ended: atText(endedMs) }),
    })),
    open: invites.map(({ name, role, untilMs }) =>
      t('desk.staff.until', { name, role: roleName(role), until: atText(untilMs) }),
    ),
    choices: rightsChoices,
    form,
    hours: policy.desk.invite.hours,
    fault,
    done: c.req.query('done') !== undefined,
  }
  return show(c, t('desk.staff.title'), <StaffPage {...given(one)} {...model} />, fault && statusOf(fault))
}

/** `GET /desk/staff/` */
export const getStaff = (c: Visit, one: Signed): Promise<Response> => staffPage(c, one, emptyForm())

/** `POST /desk/staff/`: an invite, whose link is shown once. */
export const postStaff = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const [id, name, role] = ['id', 'name', 'role'].map((field) => (form.get(field) ?? '').slice(0, LONGEST))
  const scope = scopeIn(form)
  const command = { id: id ?? '', name: name ?? '', role: role ?? '', scope }
  const made = await staffOf(c).invite({ ...command, by: one.person.id, nowMs: nowMs(c) })
  if (!made.ok) {
    const form = { ...emptyForm(), name: command.name, role: command.role, chosen: chosenOf(scope) }
    return staffPage(c, one, form, made.problem)
  }
  const link = ownAddress(c, `${deskPaths.invite}?token=${made.value.token}`).href
  const title = t('desk.staff.link-title')
  const until = atText(made.value.untilMs)
  const lead = t('desk.staff.link-lead', { name: command.name, role: roleName(command.role), until })
  return show(c, title, <LinkPage {...given(one)} link={link} title={title} lead={lead} />)
}
