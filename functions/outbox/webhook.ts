import type { WebhookSettings } from '../webhook-settings.ts'
import type { Outcome } from './message.ts'
import { signedHeaders } from './signature.ts'
import type { Transport } from './transport.ts'

const TIMEOUT_MS = 10_000

/** Retry-After as milliseconds from now: whole seconds or an HTTP date (RFC 9110, 10.2.3); nothing readable is undefined. */
const pauseAsked = (header: string | null, nowMs: number): number | undefined => {
  if (header === null) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs)
}

/**
 * What the receiver's status means: 2xx is sent; 429, 5xx and a redirect (never followed) may pass, so they are tried again;
 * any other refusal is final.
 */
export const outcomeOf = (status: number, retryAfter: string | null, nowMs: number): Outcome => {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  const error = `http_${status}`
  if (status >= 400 && status < 500 && status !== 429) return { kind: 'refused', error }
  const afterMs = pauseAsked(retryAfter, nowMs)
  return afterMs === undefined ? { kind: 'retry', error } : { kind: 'retry', error, afterMs }
}

/** Posts a message as signed JSON (docs/how-to/webhook.md). The receiver may see it more than once, always by the same id. */
export const webhookTransport = (
  { url, key }: Pick<WebhookSettings, 'url' | 'key'>,
  timeoutMs: number = TIMEOUT_MS,
): Transport => {
  return async (message, nowMs) => {
    const body = JSON.stringify(message)
    const headers = await signedHeaders(key, message.id, nowMs, body)
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
        // Following would send a citizen's phone number to an address the operator never named.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await response.body?.cancel()
      return outcomeOf(response.status, response.headers.get('retry-after'), nowMs)
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError'
      return { kind: 'retry', error: timedOut ? 'timeout' : 'network' }
    }
  }
}
