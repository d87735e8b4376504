import { deskPaths } from '../../../views/desk/addresses.ts'
import { SessionsPage, StartPage } from '../../../views/desk/StartPage.tsx'
import { nowMs } from '../../clock.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { settledAll } from '../acting.ts'
import { waitingFor } from './waiting.ts'
import {
  atText,
  given,
  refused,
  roleName,
  scopeNames,
  show,
  staffOf,
  type Signed,
  type Visit,
} from './show.tsx'

/** `GET /desk/`: who one is, and what one may do. */
export const getStart = async (c: Visit, one: Signed): Promise<Response> => {
  const { person } = one
  const [waiting] = await Promise.all([waitingFor(c, one), settledAll(c)])
  const role = policy.desk.roles.find(({ id }) => id === person.role)
  const model = {
    waiting,
    name: person.name,
    role: roleName(person.role),
    may: (role?.may ?? []).map((action) => t(`desk.action.${action}`)),
    scope: scopeNames(person.scope),
    unmask: (role?.unmask ?? []).map((field) => t(`desk.field.${field}`)),
  }
  return show(c, t('desk.start.page'), <StartPage {...given(one)} {...model} />)
}

/** `GET /desk/sessions/` */
export const getSessions = async (c: Visit, one: Signed): Promise<Response> => {
  const found = await staffOf(c).sessions({ token: one.token, nowMs: nowMs(c) })
  if (!found.ok) return refused(c, found.problem, false)
  const lines = found.value.map(({ id, device, sinceMs, lastMs, own }) => ({
    id,
    device: device === '' ? t('desk.sessions.unknown') : device,
    since: atText(sinceMs),
    last: atText(lastMs),
    own,
  }))
  const done = c.req.query('done') !== undefined
  return show(c, t('desk.sessions.title'), <SessionsPage {...given(one)} lines={lines} done={done} />)
}

/** `POST /desk/sessions/end/`: one of one's own. */
export const postEndSession = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const id = (form.get('id') ?? '').slice(0, 64)
  await staffOf(c).endSession({ token: one.token, id, nowMs: nowMs(c) })
  return onTo(c, `${deskPaths.sessions}?done=1`)
}

export const postEndOthers = async (c: Visit, one: Signed): Promise<Response> => {
  await staffOf(c).endOthers({ token: one.token, nowMs: nowMs(c) })
  return onTo(c, `${deskPaths.sessions}?done=1`)
}
