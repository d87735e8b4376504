import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/** By TLS to here, or to the nginx or Caddy in front. A made-up header costs only its sender the cookie. */
export const isSecure = (c: Context<AppEnv>): boolean =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'

/** A whole address of ours, as the browser knows it: by TLS where it came by TLS to the nginx or Caddy in front. */
export const ownAddress = (c: Context<AppEnv>, path: string): URL => {
  const url = new URL(path, c.req.url)
  if (isSecure(c)) url.protocol = 'https:'
  return url
}
