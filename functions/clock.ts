import type { Context } from 'hono'
import { dayOf, type Day } from '../schema/dates.ts'
import type { AppEnv, Env } from './env.ts'

/** Years of four digits only: further out, a day of the civil calendar cannot be written. */
const READABLE = /^\d{4}-/

/** The instant this request sees, in milliseconds. Tests may set it, where the environment lets them. */
export const nowMs = (c: Context<AppEnv>): number => {
  const asked = c.env.PORTAL_TEST_CLOCK === 'on' ? c.req.header('portal-now') : undefined
  const set = asked !== undefined && READABLE.test(asked) ? Date.parse(asked) : NaN
  return Number.isNaN(set) ? Date.now() : set
}

/** The civil day in Asia/Shanghai that this request sees. */
export const today = (c: Context<AppEnv>): Day => dayOf(nowMs(c))

/** A production build that carries a switch for tests answers nothing at all. */
export const hasTestSwitch = (env: Env): boolean =>
  env.PORTAL_ENV === 'production' &&
  (env.PORTAL_TEST_CLOCK === 'on' || env.PORTAL_PROOF === 'off' || env.PORTAL_LIMITS === 'off')
