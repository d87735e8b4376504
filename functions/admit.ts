import type { Context } from 'hono'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import type { AppEnv } from './env.ts'
import { readTicket } from './form-ticket.ts'
import type { Admission } from './gate/gate.ts'
import { gateOf } from './gate-of.ts'
import { keyRing, type KeyRing } from './keys.ts'
import { lookupHash } from './lookup-hash.ts'
import { networkOf } from './network.ts'
import { readProof } from './proof/challenge.ts'

export type Asked = {
  /** The hidden field of a form, where the request is one. */
  ticket?: string | undefined
  /** A proof that a script put into the form: a form sends no header. */
  solved?: string | undefined
  /** How much of a bucket this takes; a hold is 1. */
  weight: number
  /** Look-up hashes of the persons it is about. */
  persons?: readonly string[]
  /** `false`: only counted, for what reads or what has shown its proof before. */
  proof?: false
  /** Where life may be in danger: only a flood is turned away. Goes with `proof: false`. */
  urgent?: true
  /** What the form says instead of an `Idempotency-Key`, which no form can send. */
  retry?: string | undefined
}

type Pass = { id: string; untilMs: number; by: 'proof' | 'ticket' }

const passOf = async (
  c: Context<AppEnv>,
  ring: KeyRing,
  { ticket, solved }: Asked,
  nowMs: number,
): Promise<Result<Pass>> => {
  const proof = c.req.header('portal-proof') ?? solved
  if (proof === undefined && ticket === undefined) return refuse(problem('proof_required'))
  const by = proof === undefined ? 'ticket' : 'proof'
  const read = proof === undefined ? readTicket(ring, ticket ?? '', nowMs) : await readProof(ring, proof)
  return read.ok ? ok({ ...read.value, by }) : read
}

const chargesOf = (
  c: Context<AppEnv>,
  ring: KeyRing,
  { weight, persons = [], urgent }: Asked,
  byTicket: boolean,
): Admission['charges'] => {
  const network = networkOf((name) => c.req.header(name))
  const key = network === undefined ? '' : lookupHash(ring, 'network', network)
  if (urgent === true)
    return [{ limit: network === undefined ? 'urgentUnknown' : 'urgentNetwork', key, weight }]
  const [wide, tight] =
    network === undefined ? (['unknown', 'ticketUnknown'] as const) : (['network', 'ticketNetwork'] as const)
  return [
    { limit: wide, key, weight },
    ...(byTicket ? [{ limit: tight, key, weight }] : []),
    ...[...new Set(persons)].map((person) => ({ limit: 'person' as const, key: person, weight })),
  ]
}

/** The same for the same request sent again, and for no other. */
const retryOf = (c: Context<AppEnv>, ring: KeyRing, retry?: string): string | undefined => {
  const key = retry ?? c.req.header('idempotency-key')
  return key && lookupHash(ring, 'retry', `${c.req.method} ${c.req.path} ${key}`)
}

/**
 * The one question before a write: may this request act at all? It brings a proof of work in `Portal-Proof`, or the ticket of a form;
 * either is used up, and its network and persons are charged, in one call to the gate. The same request sent again under its
 * `Idempotency-Key` may bring the same proof. Asks nobody where both switches are off. Time here is the machine's.
 */
export const admit = async (c: Context<AppEnv>, asked: Asked): Promise<Result<void>> => {
  const asksProof = c.env.PORTAL_PROOF !== 'off' && asked.proof !== false
  const counts = c.env.PORTAL_LIMITS !== 'off'
  if (!asksProof && !counts) return ok(undefined)
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const nowMs = Date.now()
  const pass = asksProof ? await passOf(c, ring.value, asked, nowMs) : undefined
  if (pass?.ok === false) return pass
  return gateOf(c.env).admit({
    ...(pass && { spend: { ...pass.value, retry: retryOf(c, ring.value, asked.retry) } }),
    charges: counts ? chargesOf(c, ring.value, asked, pass?.value.by === 'ticket') : [],
    weight: asked.weight,
    nowMs,
  })
}
