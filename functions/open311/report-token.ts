import * as z from 'zod'
import { DAY_MS } from '../../schema/booking/instant.ts'
import type { KeyRing } from '../keys.ts'
import { readToken, signToken } from '../token.ts'

const PURPOSE = 'open311'
/** As long as a case and its reopenings may last. */
const TOKEN_MS = 366 * DAY_MS
const payload = z.strictObject({ report: z.string() })

/** Names a report, for GET tokens: whoever has it learns the number of the case that goes on with the report, and no more. */
export const reportToken = (ring: KeyRing, report: string, nowMs: number): string =>
  signToken(ring, PURPOSE, { report }, nowMs + TOKEN_MS)

/** The report's id, or undefined for what is no token of ours or is over. */
export const reportOfToken = (ring: KeyRing, token: string, nowMs: number): string | undefined => {
  const read = payload.safeParse(readToken(ring, PURPOSE, token, nowMs))
  return read.success ? read.data.report : undefined
}
