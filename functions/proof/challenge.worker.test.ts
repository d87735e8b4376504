import { describe, expect, it } from 'vitest'
import { headerOf, solve } from '../../tests/worker/proofs.ts'
import { ringWith } from '../../tests/worker/rings.ts'
import { newChallenge, readProof } from './challenge.ts'

const ring = ringWith('k1', { k1: 1 })
const MINUTE = 60_000
const INVALID = { ok: false, problem: { code: 'proof_invalid' } }

describe('a challenge', () => {
  it('is another each time, and ends after ten minutes', async () => {
    const [one, other] = [await newChallenge(ring, 0, 1e12), await newChallenge(ring, 0, 1e12)]
    expect(one.parameters.nonce).not.toBe(other.parameters.nonce)
    expect(one.parameters.expiresAt).toBe(1e9 + 600)
  })

  it.each([
    [0, 100, 300],
    [400, 200, 600],
  ])('takes under a pressure of %d between %d and %d attempts', async (pressure, least, most) => {
    for (let tried = 0; tried < 5; tried += 1) {
      const { solution } = await solve(await newChallenge(ring, pressure, Date.now()))
      expect(solution.counter).toBeGreaterThanOrEqual(least)
      expect(solution.counter).toBeLessThanOrEqual(most)
    }
  })
})

describe('a proof', () => {
  it('is read to what is used up: its nonce, until after its end', async () => {
    const proof = await solve(await newChallenge(ring, 0, Date.now()))
    const { nonce, expiresAt = 0 } = proof.challenge.parameters
    expect(await readProof(ring, headerOf(proof))).toEqual({
      ok: true,
      value: { id: nonce, untilMs: expiresAt * 1_000 + MINUTE },
    })
  })

  it('is refused for a wrong answer, a challenge that was changed, and a challenge of another key', async () => {
    const proof = await solve(await newChallenge(ring, 0, Date.now()))
    const { challenge, solution } = proof
    const changed = (parameters: object) => ({
      ...proof,
      challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } },
    })
    const wrong = [
      { ...proof, solution: { ...solution, derivedKey: '0'.repeat(64) } },
      { ...proof, solution: { ...solution, derivedKey: challenge.parameters.keyPrefix.padEnd(64, '0') } },
      changed({ nonce: 'a'.repeat(32) }),
      changed({ expiresAt: (challenge.parameters.expiresAt ?? 0) + 1 }),
      changed({ cost: 1 }),
      changed({ keySignature: undefined }),
      { ...proof, challenge: { ...challenge, signature: '0'.repeat(64) } },
      { challenge },
      { ...proof, more: 1 },
    ]
    for (const [at, one] of wrong.entries())
      expect(await readProof(ring, headerOf(one)), `case ${at}`).toEqual(INVALID)
    expect(await readProof(ringWith('k1', { k1: 2 }), headerOf(proof))).toEqual(INVALID)
    expect((await readProof(ring, headerOf(proof))).ok).toBe(true)
  })

  it('is refused once its time is over', async () => {
    const late = await solve(await newChallenge(ring, 0, Date.now() - 11 * MINUTE))
    expect(await readProof(ring, headerOf(late))).toEqual(INVALID)
  })

  it.each(['', 'x', 'e30=', 'bnVsbA==', 'W10=', '{}', 'A'.repeat(5_000)])('is not %j', async (header) => {
    expect(await readProof(ring, header)).toEqual(INVALID)
  })
})
