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
import { counterRoutes } from './counter/routes.ts'
import { casesRoutes } from './cases/routes.ts'
import { outboxRoutes } from './outbox/routes.ts'
import { capacityRoutes } from './capacity/routes.ts'
import { drawsRoutes } from './draws/routes.ts'
import { accountRoutes } from './accounts/routes.ts'
import { editionRoutes } from './editions/routes.ts'
import { guarded, type DeskRoute } from './pages/guard.ts'
import { doorRoutes } from './pages/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { numbersRoutes } from './numbers/routes.ts'
import { rescueRoutes } from './rescue/routes.ts'
import { staffOf, type Visit } from './pages/show.tsx'
import { retentionRoutes } from './retention/routes.ts'

/** Every page of the desk and who may ask for it: one list an area. */
export const deskTable: readonly DeskRoute[] = [
  ...doorRoutes,
  ...counterRoutes,
  ...casesRoutes,
  ...outboxRoutes,
  ...retentionRoutes,
  ...capacityRoutes,
  ...drawsRoutes,
  ...accountRoutes,
  ...editionRoutes,
  ...numbersRoutes,
  ...liveRoutes,
  ...rescueRoutes,
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
