import type { Handler, Hono } from 'hono'
import { problem } from '../schema/problems.ts'
import type { AppEnv } from './env.ts'
import { problemResponse } from './problem-response.ts'

const matcher = (pattern: string): RegExp => new RegExp(`^${pattern.replace(/:[^/]+/g, '[^/]+')}$`)

/** Pages below /api that the site has for people: what the API is, in words. */
const isPageOfTheSite = (path: string): boolean => /^\/api\/?$|^\/api\/reference\//.test(path)

/** Tells an address that does not exist (404) from one that wants another method (405, with `Allow`). */
export const unmatchedApi =
  (app: Hono<AppEnv>): Handler<AppEnv> =>
  async (c, next) => {
    if (isPageOfTheSite(c.req.path)) return next()
    const methods = new Set(
      app.routes
        .filter(
          ({ method, path }) =>
            method !== 'ALL' && path.startsWith('/api/') && matcher(path).test(c.req.path),
        )
        .map(({ method }) => method),
    )
    if (methods.size === 0) return problemResponse(c, problem('not_found'))
    return problemResponse(c, problem('method_not_allowed'), { allow: [...methods].join(', ') })
  }
