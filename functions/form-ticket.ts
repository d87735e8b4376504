import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import type { KeyRing } from './keys.ts'
import { readToken, signToken } from './token.ts'

const PURPOSE = 'form-ticket'
/** Nobody reads a form and fills it in within two seconds. */
const YOUNGEST_MS = 2_000
const OLDEST_MS = 30 * 60_000
const LONGEST_TICKET = 512

const ticketSchema = z.strictObject({ id: z.string(), fromMs: z.int(), untilMs: z.int() })

/**
 * A ticket for the hidden field of a form that is rendered now: what a browser without JavaScript shows instead of a proof of work.
 * Good once, from two seconds to thirty minutes after. `nowMs` is the machine's time.
 */
export const formTicket = (ring: KeyRing, nowMs: number): string => {
  const untilMs = nowMs + OLDEST_MS
  const id = randomBytes(16).toString('base64url')
  return signToken(ring, PURPOSE, { id, fromMs: nowMs + YOUNGEST_MS, untilMs }, untilMs)
}

/** What to use up. Refuses `proof_invalid` (not ours, or too old) and `too_many_requests` (too young: try again in a moment). */
export const readTicket = (
  ring: KeyRing,
  text: string,
  nowMs: number,
): Result<{ id: string; untilMs: number }> => {
  const payload = text.length > LONGEST_TICKET ? undefined : readToken(ring, PURPOSE, text, nowMs)
  if (payload === undefined) return refuse(problem('proof_invalid'))
  const { id, fromMs, untilMs } = ticketSchema.parse(payload)
  if (nowMs < fromMs)
    return refuse({
      ...problem('too_many_requests'),
      retryAfterSeconds: Math.ceil((fromMs - nowMs) / 1_000),
    })
  return ok({ id, untilMs })
}
