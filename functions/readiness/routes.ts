import { Hono } from 'hono'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'

/** Ready to serve: storage takes a row and gives it back. Answers 500 where it does not. */
export const readinessRoutes = new Hono<AppEnv>().get('/ready', async (c) => {
  const probe = c.env.READINESS.getByName(policy.jurisdiction.code)
  const { beats } = await probe.beat(nowMs(c))
  return c.json({ ok: true, beats }, 200, { 'cache-control': 'no-store' })
})
