import * as z from 'zod'
import { keyRing } from '../../keys.ts'
import { policy } from '../../policy.ts'
import { readToken, signToken } from '../../token.ts'
import { dropCookie, keepCookie, sentCookie } from '../pages/cookies.ts'
import type { Visit } from '../pages/show.tsx'

const NAME = 'desk-oidc'
const LONGEST = 2_048

const flowSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The token of the invite that is being taken up. */
  invite: z.string().optional(),
})
/** What this browser set out with to the provider, and must come back with. */
export type Flow = z.infer<typeof flowSchema>

/**
 * Kept by the browser that set out, signed, and only for as long as it may be away. The one cookie of the desk that is `Lax`: the way
 * back starts at the provider, and a `Strict` one would not come along. It opens nothing by itself.
 */
export const keepFlow = (c: Visit, flow: Flow, nowMs: number): void => {
  const ring = keyRing(c.env)
  if (!ring.ok) return
  const seconds = policy.desk.session.codeMinutes * 60
  const value = signToken(ring.value, NAME, flow, nowMs + seconds * 1000)
  keepCookie(c, { name: NAME, value, seconds, sameSite: 'Lax' })
}

/** Takes the flow out of the browser: whatever comes of it, it is used up. Undefined for none, a made-up one, or one too old. */
export const takeFlow = (c: Visit, nowMs: number): Flow | undefined => {
  const ring = keyRing(c.env)
  const text = sentCookie(c, NAME)
  if (!ring.ok || text === undefined || text.length > LONGEST) return undefined
  dropCookie(c, NAME, 'Lax')
  return flowSchema.safeParse(readToken(ring.value, NAME, text, nowMs)).data
}
