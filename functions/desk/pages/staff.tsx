import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { Scope } from '../../../schema/desk/person.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { LinkPage, StaffPage, type InviteForm } from '../../../views/desk/StaffPage.tsx'
import { nowMs } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import {
  atText,
  given,
  roleName,
  scopeNames,
  show,
  staffOf,
  statusOf,
  type Signed,
  type Visit,
} from './show.tsx'

const MOST_CHOSEN = 60
const LONGEST = 64

const emptyForm = (): InviteForm => ({
  id: newKey(),
  name: '',
  role: policy.desk.roles[0]?.id ?? '',
  chosen: new Set(),
})

const scopeText = (scope: Scope): string => {
  const names = scopeNames(scope)
  return names.length === 0 ? t('desk.start.everything') : names.join('、')
}

const staffPage = async (c: Visit, one: Signed, form: InviteForm, fault?: DeskFault): Promise<Response> => {
  const { staff, invites } = await staffOf(c).staff(nowMs(c))
  const model = {
    lines: staff.map(({ id, name, login, role, scope, sinceMs, endedMs }) => ({
      id,
      name,
      login,
      role: roleName(role),
      scope: scopeText(scope),
      since: atText(sinceMs),
      ...(endedMs === null ? {} : { ended: atText(endedMs) }),
    })),
    open: invites.map(({ name, role, untilMs }) =>
      t('desk.staff.until', { name, role: roleName(role), until: atText(untilMs) }),
    ),
    roles: policy.desk.roles,
    townships: policy.places.townships.map(({ code, name }) => ({ id: code, name })),
    units: policy.units.filter(({ kind }) => kind === 'section' || kind === 'station'),
    offices: policy.offices.map(({ id, name }) => ({ id, name })),
    form,
    hours: policy.desk.invite.hours,
    fault,
    done: c.req.query('done') !== undefined,
  }
  return show(c, t('desk.staff.title'), <StaffPage {...given(one)} {...model} />, fault && statusOf(fault))
}

/** `GET /desk/staff/` */
export const getStaff = (c: Visit, one: Signed): Promise<Response> => staffPage(c, one, emptyForm())

const scopeIn = (form: URLSearchParams): Scope => {
  const all = (name: string): string[] => [...new Set(form.getAll(name))].slice(0, MOST_CHOSEN)
  return {
    townships: all('township'),
    units: all('unit'),
    offices: all('office'),
    child: form.get('child') === 'yes',
  }
}

/** `POST /desk/staff/`: an invite, whose link is shown once. */
export const postStaff = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const [id, name, role] = ['id', 'name', 'role'].map((field) => (form.get(field) ?? '').slice(0, LONGEST))
  const scope = scopeIn(form)
  const command = { id: id ?? '', name: name ?? '', role: role ?? '', scope }
  const made = await staffOf(c).invite({ ...command, by: one.person.id, nowMs: nowMs(c) })
  if (!made.ok) {
    const chosen = new Set([...scope.townships, ...scope.units, ...scope.offices])
    if (scope.child) chosen.add('child')
    return staffPage(c, one, { ...emptyForm(), name: command.name, role: command.role, chosen }, made.problem)
  }
  const link = new URL(`${deskPaths.invite}?token=${made.value.token}`, c.req.url)
  if (c.req.header('x-forwarded-proto') === 'https') link.protocol = 'https:'
  const props = {
    link: link.href,
    name: command.name,
    role: roleName(command.role),
    until: atText(made.value.untilMs),
  }
  return show(c, t('desk.staff.link-title'), <LinkPage {...given(one)} {...props} />)
}

/** `POST /desk/staff/end/` */
export const postEndAccess = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const id = (form.get('id') ?? '').slice(0, LONGEST)
  const ended = await staffOf(c).endAccess({ id, by: one.person.id, nowMs: nowMs(c) })
  return ended.ok ? onTo(c, `${deskPaths.staff}?done=1`) : staffPage(c, one, emptyForm(), ended.problem)
}
