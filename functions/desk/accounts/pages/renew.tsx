import type { DeskFault } from '../../../../schema/desk/faults.ts'
import { RenewedPage, RenewPage } from '../../../../views/desk/accounts/RenewPage.tsx'
import { deskPaths } from '../../../../views/desk/addresses.ts'
import { nowMs } from '../../../clock.ts'
import { admitReading } from '../../../form-door.ts'
import { onTo } from '../../../pages.ts'
import { policy } from '../../../policy.ts'
import { t } from '../../../words.ts'
import { keepSession, sessionToken } from '../../pages/cookies.ts'
import { clientOf, refused, show, staffOf, statusOf, type Visit } from '../../pages/show.tsx'

const LONGEST = 64

const renewPage = async (c: Visit, token: string, fault?: DeskFault): Promise<Response> => {
  const found = await staffOf(c).resetOf({ token, nowMs: nowMs(c) })
  if (!found.ok) return refused(c, found.problem, false)
  const { least } = policy.desk.password
  const page = <RenewPage t={t} fault={fault} token={token} least={least} {...found.value} />
  return show(c, t('desk-accounts.renew.title'), page, fault && statusOf(fault))
}

/** `GET /desk/renew/?token=…` */
export const getRenew = (c: Visit): Promise<Response> =>
  renewPage(c, (c.req.query('token') ?? '').slice(0, LONGEST))

/** `POST /desk/renew/`: what was not lost, and what takes the place of what was; a new phone is set up next. */
export const postRenew = async (c: Visit, form: URLSearchParams): Promise<Response> => {
  const admitted = await admitReading(c)
  const seconds = admitted.ok ? undefined : (admitted.problem.retryAfterSeconds ?? 1)
  if (seconds !== undefined) return refused(c, { code: 'too_many_tries', retryAfterSeconds: seconds }, false)
  const token = (form.get('token') ?? '').slice(0, LONGEST)
  const used = await staffOf(c).useReset({
    token,
    present: form.get('present') ?? '',
    code: (form.get('code') ?? '').slice(0, LONGEST),
    password: form.get('password') ?? '',
    again: form.get('again') ?? '',
    before: sessionToken(c),
    client: clientOf(c),
  })
  if (!used.ok) return renewPage(c, token, used.problem)
  if (used.value.token === undefined) return show(c, t('desk-accounts.renew.done'), <RenewedPage t={t} />)
  keepSession(c, used.value.token)
  return onTo(c, deskPaths.enrol)
}
