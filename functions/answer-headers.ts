import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { permissionsAt, policyAt, securityHeaders, transportSecurity } from './security-headers.ts'

/** What every answer carries. `x-request-id` is what the log calls the request. */
export const answerHeaders = (c: Context<AppEnv>): Record<string, string> => {
  const path = c.req.path
  const headers: Record<string, string> = {
    ...securityHeaders,
    'content-security-policy': policyAt(path),
    'permissions-policy': permissionsAt(path),
    'x-request-id': c.get('requestId'),
  }
  if (c.req.url.startsWith('https:')) headers[transportSecurity[0]] = transportSecurity[1]
  return headers
}

/** Answers that were made with these headers: setting one after the other costs three times as much as giving all at once. */
const complete = new WeakSet<Response>()

/** An answer of ours with all its headers. What a handler set by `c.header` is not in it. */
export const completeAnswer = (
  c: Context<AppEnv>,
  body: string,
  status: number,
  headers: Record<string, string>,
): Response => {
  const response = new Response(body, { status, headers: { ...answerHeaders(c), ...headers } })
  complete.add(response)
  return response
}

export const isComplete = (response: Response): boolean => complete.has(response)
