import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { answerHeaders, isComplete, tookMs } from './answer-headers.ts'
import { drainUnread } from './body.ts'
import type { AppEnv } from './env.ts'

/**
 * One line a request: what was asked of which route, how it ended, how long it took. No address, no query, no cookie, no
 * path of a page that could tell what somebody looked up.
 */
const logLine = (c: Context<AppEnv>): string =>
  JSON.stringify({
    at: new Date().toISOString(),
    id: c.get('requestId'),
    method: c.req.method,
    route: routePath(c),
    status: c.res.status,
    ms: tookMs(c),
  })

/** Answers of the static site have fixed headers and have to be copied; our own need not be, and most are. */
const takesHeaders = ({ headers }: Response): boolean => {
  try {
    headers.set('x-content-type-options', 'nosniff')
    return true
  } catch (fixed) {
    if (fixed instanceof TypeError) return false
    throw fixed
  }
}

/** Gives the request its id, the answer its headers, and the log its line. */
export const requestLog: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('startMs', performance.now())
  c.set('requestId', crypto.randomUUID())
  await next()
  if (c.req.method !== 'GET') await drainUnread(c.req.raw)
  if (!isComplete(c)) {
    if (!takesHeaders(c.res)) c.res = new Response(c.res.body, c.res)
    for (const [name, value] of Object.entries(answerHeaders(c))) c.res.headers.set(name, value)
  }
  console.log(logLine(c))
}
