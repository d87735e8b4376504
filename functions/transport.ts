import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/** By TLS to here, or to the nginx or Caddy in front. A made-up header costs only its sender the cookie. */
export const isSecure = (c: Context<AppEnv>): boolean =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'
