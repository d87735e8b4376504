import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { securityHeadersAt, transportSecurity } from './security-headers.ts'

/** How long the request has taken so far, in whole milliseconds. */
export const tookMs = (c: Context<AppEnv>): number => Math.round(performance.now() - c.get('startMs'))

/** What every answer carries. `x-request-id` is what the log calls the request. */
export const answerHeaders = (c: Context<AppEnv>): Record<string, string> => {
  const headers: Record<string, string> = {
    ...securityHeadersAt(c.req.path),
    'x-request-id': c.get('requestId'),
    'server-timing': `portal;dur=${tookMs(c)}`,
  }
  if (c.req.url.startsWith('https:')) headers[transportSecurity[0]] = transportSecurity[1]
  return headers
}

/**
 * An answer of ours with all its headers: setting one after the other costs three times as much as giving all at once. What a handler
 * set by `c.header` is not in it. The request remembers which answer is complete, and no weak set does: what was ever in one is let go of
 * only in a full collection (docs/decisions/0061).
 */
export const completeAnswer = (
  c: Context<AppEnv>,
  body: string,
  status: number,
  headers: Record<string, string>,
): Response => {
  const response = new Response(body, { status, headers: { ...answerHeaders(c), ...headers } })
  c.set('complete', response)
  return response
}

export const isComplete = (c: Context<AppEnv>): boolean => c.res === c.get('complete')
