import * as z from 'zod'
import type { KeyRing } from './keys.ts'
import { readToken, signToken } from './token.ts'

const PURPOSE = 'operator'
const GOOD_FOR_MS = 60_000
const LONGEST = 8_192

const codesSchema = z.array(z.string().max(64)).max(60)

/** What a command on the machine itself asks of the running portal. */
const orderSchema = z.strictObject({
  does: z.literal('invite'),
  /** Of the order: it is good once. */
  id: z.uuid(),
  name: z.string().max(64),
  role: z.string().max(64),
  scope: z.strictObject({
    townships: codesSchema,
    units: codesSchema,
    offices: codesSchema,
    child: z.boolean(),
  }),
})
export type OperatorOrder = z.infer<typeof orderSchema>

/** An order signed under the key ring: only who can read the machine's keys can give one. Good for a minute; time is the machine's. */
export const operatorOrder = (ring: KeyRing, order: OperatorOrder, nowMs: number): string =>
  signToken(ring, PURPOSE, order, nowMs + GOOD_FOR_MS)

/** The order of a token; undefined for one that is not ours, too old, or no order. */
export const readOperatorOrder = (ring: KeyRing, text: string, nowMs: number): OperatorOrder | undefined =>
  text.length > LONGEST ? undefined : orderSchema.safeParse(readToken(ring, PURPOSE, text, nowMs)).data
