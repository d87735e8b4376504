const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/**
 * The three headers of Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec version 1.0.0, "Signature
 * scheme"): HMAC-SHA-256 over `id.timestamp.body`, the timestamp in whole seconds.
 */
export const signedHeaders = async (
  key: Uint8Array<ArrayBuffer>,
  id: string,
  nowMs: number,
  body: string,
): Promise<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> => {
  const timestamp = String(Math.floor(nowMs / 1000))
  const signingKey = await crypto.subtle.importKey('raw', key, HMAC, false, ['sign'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signature = new Uint8Array(await crypto.subtle.sign(HMAC, signingKey, signed))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
  }
}
