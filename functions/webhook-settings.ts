import { ok, refuse, type Result } from '../schema/result.ts'
import { outsideAddress } from './outside-address.ts'

/** Where messages are posted, and the key they are signed with. */
export type WebhookSettings = { url: string; key: Uint8Array<ArrayBuffer>; loopback: boolean }

/** What an operator wrote wrong: the name of the variable. */
export type WebhookFault = 'PORTAL_WEBHOOK_URL' | 'PORTAL_WEBHOOK_SECRET'

type WebhookEnv = {
  PORTAL_ENV?: string
  PORTAL_WEBHOOK_URL?: string | null
  PORTAL_WEBHOOK_SECRET?: string | null
}

/** Standard Webhooks: `whsec_` and then base64 of 24 to 64 bytes. */
const SECRET = /^whsec_([A-Za-z0-9+/]{32,86}={0,2})$/
const [LEAST_BYTES, MOST_BYTES] = [24, 64]

const keyOf = (secret: string): Uint8Array<ArrayBuffer> | undefined => {
  const encoded = SECRET.exec(secret)?.[1]
  if (encoded === undefined || encoded.length % 4 !== 0) return undefined
  const key = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))
  return key.length >= LEAST_BYTES && key.length <= MOST_BYTES ? key : undefined
}

/**
 * Reads `PORTAL_WEBHOOK_URL` and `PORTAL_WEBHOOK_SECRET`; undefined where no URL is set. The URL is https; plain http goes to
 * this machine only, and in production nowhere. Names and passwords do not belong into it.
 */
export const webhookSettings = (env: WebhookEnv): Result<WebhookSettings | undefined, WebhookFault> => {
  if (!env.PORTAL_WEBHOOK_URL) return ok(undefined)
  const address = outsideAddress(env.PORTAL_WEBHOOK_URL, env.PORTAL_ENV === 'production')
  if (address === undefined) return refuse('PORTAL_WEBHOOK_URL')
  const key = keyOf(env.PORTAL_WEBHOOK_SECRET ?? '')
  return key === undefined ? refuse('PORTAL_WEBHOOK_SECRET') : ok({ ...address, key })
}
