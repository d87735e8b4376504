import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { challengeSchema, proofSchema, type Challenge } from '../../schema/api/proof.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { KeyRing } from '../keys.ts'
import { attemptsUnder } from './difficulty.ts'

/** Iterations of PBKDF2 for each attempt. More would cost our own server as much as it costs the phone. */
const COST = 2_000
const LIVES_MS = 10 * 60_000
const LONGEST_PROOF = 2_048

/** ALTCHA takes its secrets as text. */
const secretFor = (ring: KeyRing, use: 'challenge' | 'answer'): string => {
  const key = ring.key(ring.current, 'proof')
  if (key === undefined) throw new Error('the current key is not in the ring')
  return createHmac('sha256', key).update(use).digest('base64url')
}

/** A challenge that can be answered for ten minutes from `nowMs`. `pressure` makes it harder (difficulty.ts). */
export const newChallenge = async (ring: KeyRing, pressure: number, nowMs: number): Promise<Challenge> => {
  const { least, most } = attemptsUnder(pressure)
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(most, least),
    deriveKey,
    expiresAt: Math.floor((nowMs + LIVES_MS) / 1_000),
    hmacSignatureSecret: secretFor(ring, 'challenge'),
    hmacKeySignatureSecret: secretFor(ring, 'answer'),
  })
  return challengeSchema.parse(challenge)
}

const jsonIn = (base64: string): unknown => {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
  } catch (broken) {
    if (broken instanceof SyntaxError) return undefined
    throw broken
  }
}

/**
 * Reads the header `Portal-Proof`: what to use up, once. Refuses (`proof_invalid`) what is not an answer to a challenge of ours, or
 * comes too late by the machine's own clock, which ALTCHA asks itself. Costs two HMACs, never a derivation.
 */
export const readProof = async (
  ring: KeyRing,
  header: string,
): Promise<Result<{ id: string; untilMs: number }>> => {
  const read = proofSchema.safeParse(header.length > LONGEST_PROOF ? undefined : jsonIn(header))
  if (!read.success) return refuse(problem('proof_invalid'))
  const { challenge, solution } = read.data
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secretFor(ring, 'challenge'),
    hmacKeySignatureSecret: secretFor(ring, 'answer'),
  })
  // Kept a little longer than it can be used, so that no rounding leaves a moment in which it works twice.
  const untilMs = challenge.parameters.expiresAt * 1_000 + 60_000
  return verified ? ok({ id: challenge.parameters.nonce, untilMs }) : refuse(problem('proof_invalid'))
}
