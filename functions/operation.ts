import type { z } from 'zod'
import type { ProblemCode } from '../schema/problems.ts'

/**
 * What a route says of itself, in `contract.ts` beside its handler. From these the API's document is made
 * (scripts/api/document.ts); the words for people stand in content/copy under `api.operations.<id>`.
 */
export type Operation = {
  /** The `operationId`: how generated clients name it. */
  id: string
  tag: 'eligibility' | 'rules' | 'booking' | 'casework' | 'proof' | 'service'
  method: 'get' | 'post' | 'delete'
  /** Below `/api`, as Hono writes it: `/bookings/:code`. */
  path: `/${string}`
  query?: z.ZodObject
  body?: z.ZodType
  /** Media types of a body that is a file. */
  bodyTypes?: readonly string[]
  /** It writes: the header `Idempotency-Key` is asked for. */
  writes?: true
  /** A solved challenge in the header `Portal-Proof` is asked for, unless the portal runs without. */
  proof?: true
  /** `Authorization: Bearer` with the secret of a hold, or with the token of a look-up. */
  bearer?: 'secret' | 'token'
  /** 200 unless it says otherwise. */
  status?: 200 | 201
  answer: z.ZodType
  /** `application/json` unless it says otherwise. */
  answerType?: 'text/calendar'
  /** Its own refusals. Those that follow from having a body, a query or a server at all are added by the document. */
  refusals?: readonly ProblemCode[]
  /** A request that gets the answer above; a test sends it. */
  example?: { query?: Readonly<Record<string, string>>; body?: unknown }
}
