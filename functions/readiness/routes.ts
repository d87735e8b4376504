import { Hono } from 'hono'
import { answer, NO_STORE } from '../answer.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'
import { getReadiness } from './contract.ts'

/** Ready to serve: storage takes a row and gives it back. Answers 500 where it does not. */
export const readinessRoutes = new Hono<AppEnv>().get(getReadiness.path, async (c) => {
  const probe = c.env.READINESS.getByName(policy.jurisdiction.code)
  const { beats } = await probe.beat(nowMs(c))
  return answer(c, getReadiness, { ok: true, beats }, NO_STORE)
})
