import { Hono } from 'hono'
import { problem } from '../../schema/problems.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import { limitedBytes } from '../body.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { keyRing } from '../keys.ts'
import { networkOf } from '../network.ts'
import { readOperatorOrder } from '../operator-token.ts'
import { problemResponse } from '../problem-response.ts'
import { getAudit, getAuditExport } from './pages/audit.tsx'
import { guarded, type DeskRoute } from './pages/guard.ts'
import { getEnrol, getInvite, postEnrol, postInvite } from './pages/invite.tsx'
import { getSessions, getStart, postEndOthers, postEndSession } from './pages/own.tsx'
import { staffOf, type Visit } from './pages/show.tsx'
import { getCode, getSignIn, postCode, postSignIn, postSignOut } from './pages/sign-in.tsx'
import { getStaff, postEndAccess, postStaff } from './pages/staff.tsx'

/** Every page of the desk and who may ask for it. */
export const deskTable: readonly DeskRoute[] = [
  { method: 'GET', path: deskPaths.signIn, needs: 'nothing', answer: getSignIn },
  { method: 'POST', path: deskPaths.signIn, needs: 'nothing', answer: postSignIn },
  { method: 'GET', path: deskPaths.code, needs: 'nothing', answer: getCode },
  { method: 'POST', path: deskPaths.code, needs: 'nothing', answer: postCode },
  { method: 'GET', path: deskPaths.invite, needs: 'nothing', answer: getInvite },
  { method: 'POST', path: deskPaths.invite, needs: 'nothing', answer: postInvite },
  { method: 'GET', path: deskPaths.enrol, needs: 'nothing', answer: getEnrol },
  { method: 'POST', path: deskPaths.enrol, needs: 'nothing', answer: postEnrol },
  { method: 'GET', path: deskPaths.start, needs: 'signed-in', answer: getStart },
  { method: 'POST', path: deskPaths.signOut, needs: 'signed-in', answer: postSignOut },
  { method: 'GET', path: deskPaths.sessions, needs: 'signed-in', answer: getSessions },
  { method: 'POST', path: deskPaths.endSession, needs: 'signed-in', answer: postEndSession },
  { method: 'POST', path: deskPaths.endOthers, needs: 'signed-in', answer: postEndOthers },
  { method: 'GET', path: deskPaths.staff, needs: 'staff.invite', answer: getStaff },
  { method: 'POST', path: deskPaths.staff, needs: 'staff.invite', answer: postStaff },
  { method: 'POST', path: deskPaths.endAccess, needs: 'staff.invite', answer: postEndAccess },
  { method: 'GET', path: deskPaths.audit, needs: 'audit.read', answer: getAudit },
  { method: 'GET', path: deskPaths.auditExport, needs: 'audit.read', answer: getAuditExport },
]

export const deskPages = new Hono<AppEnv>()

for (const route of deskTable) deskPages.on(route.method, route.path, (c) => guarded(c, route))

/** Whether it came to the portal's own port, and through no server in front, which always says for whom it asks. */
const isDirect = (c: Visit): boolean =>
  networkOf((name) => c.req.header(name)) === undefined && c.req.header('x-forwarded-for') === undefined

/** `npm run desk:invite`: an order signed under the key ring, from the machine itself. To everybody else there is no such address. */
deskPages.post(deskPaths.operatorInvite, async (c) => {
  const ring = keyRing(c.env)
  const body = await limitedBytes(c, 16_384)
  if (!isDirect(c) || !ring.ok || !body.ok) return problemResponse(c, problem('not_found'))
  const order = readOperatorOrder(ring.value, new TextDecoder().decode(body.value), Date.now())
  if (order === undefined) return problemResponse(c, problem('not_found'))
  const { id, name, role, scope } = order
  const made = await staffOf(c).invite({ id, name, role, scope, by: 'operator', nowMs: nowMs(c) })
  return c.json(made, made.ok ? 200 : 422, { 'cache-control': 'no-store' })
})
