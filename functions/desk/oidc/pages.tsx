import { deskFault } from '../../../schema/desk/faults.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { OnwardPage } from '../../../views/desk/accounts/RenewPage.tsx'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { nowMs } from '../../clock.ts'
import { admitReading } from '../../form-door.ts'
import { ownAddress } from '../../transport.ts'
import { t } from '../../words.ts'
import { keepDevice, keepSession, sessionToken } from '../pages/cookies.ts'
import { clientOf, refused, show, staffOf, type Visit } from '../pages/show.tsx'
import type { Stage } from '../tables.ts'
import { keepFlow, takeFlow } from './flow-cookie.ts'
import { leave, vouchedFor } from './provider.ts'
import { oidcOf } from './settings.ts'

const LONGEST_TOKEN = 64

/** Where one stands after the provider: at the desk, at our own code, or at setting one up. */
const onward: Record<Stage, string> = { in: deskPaths.start, code: deskPaths.code, enrol: deskPaths.enrol }

const redirectUri = (c: Visit): string => ownAddress(c, accountPaths.oidcCallback).href

const slow = (seconds = 1) => ({ code: 'too_many_tries' as const, retryAfterSeconds: seconds })

/**
 * `GET /desk/oidc/start/?token=…`: out to the provider, for an invite where there is a token. A link and no form, since our policy lets
 * no form end at another host; other sites cannot start it. The session that the browser brought is over.
 */
export const getOidcStart = async (c: Visit): Promise<Response> => {
  const settings = oidcOf(c)
  if (settings === undefined) return refused(c, deskFault('oidc_off'), false)
  if (!['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site')))
    return refused(c, deskFault('other_site'), false)
  const admitted = await admitReading(c)
  if (!admitted.ok) return refused(c, slow(admitted.problem.retryAfterSeconds), false)
  const invite = c.req.query('token')?.slice(0, LONGEST_TOKEN)
  const out = await leave(settings, redirectUri(c))
  if (!out.ok) return refused(c, out.problem, false)
  const before = sessionToken(c)
  if (before !== undefined) await staffOf(c).drop(before)
  keepFlow(c, { ...out.value.flow, ...(invite === undefined ? {} : { invite }) }, nowMs(c))
  c.header('cache-control', 'no-store')
  return c.redirect(out.value.to.href, 303)
}

/**
 * `GET /desk/oidc/callback/?code=…&state=…`: back from the provider. The answer is a page of ours that goes on by itself: a redirection
 * would still count as coming from the provider's site, and the session's strict cookie would stay behind.
 */
export const getOidcCallback = async (c: Visit): Promise<Response> => {
  const settings = oidcOf(c)
  if (settings === undefined) return refused(c, deskFault('oidc_off'), false)
  const admitted = await admitReading(c)
  if (!admitted.ok) return refused(c, slow(admitted.problem.retryAfterSeconds), false)
  const client = clientOf(c)
  const flow = takeFlow(c, client.nowMs)
  if (flow === undefined) return refused(c, deskFault('oidc_over'), false)
  const brought = new URL(c.req.url).searchParams
  const vouched = await vouchedFor(settings, { flow, brought, redirectUri: redirectUri(c) })
  const staff = staffOf(c)
  if (!vouched.ok) {
    const why = vouched.problem.code
    await staff.write({ atMs: client.nowMs, who: 'nobody', act: 'sign-in-refused', about: 'unknown', why })
    return refused(c, vouched.problem, false)
  }
  const { sub, strong } = vouched.value
  const somebody = { subject: { issuer: settings.issuer.href, sub }, strong, client }
  const { invite } = flow
  const entered = await (invite === undefined
    ? staff.enterBySubject(somebody)
    : staff.acceptBySubject({ ...somebody, invite }))
  if (!entered.ok) return refused(c, entered.problem, false)
  const { token, staffId, stage } = entered.value
  keepSession(c, token)
  if (stage === 'in') keepDevice(c, staffId, client.nowMs)
  c.header('refresh', `0; url=${onward[stage]}`)
  return show(c, t('desk-accounts.oidc.back'), <OnwardPage t={t} to={onward[stage]} />)
}
