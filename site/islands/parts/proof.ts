import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** A challenge lives ten minutes; a proof that was made ahead is used within nine. */
const FRESH_MS = 9 * 60_000
const MOST_LANES = 4

/**
 * Tries counters in several lanes at once. Browsers derive keys on threads of their own, so that this fills the phone's cores
 * without a worker, and the page stays free.
 */
const answerTo = async (challenge: Challenge): Promise<string | undefined> => {
  const lanes = Math.min(MOST_LANES, navigator.hardwareConcurrency || 1)
  const controller = new AbortController()
  const solution = await Promise.race(
    Array.from({ length: lanes }, (_, lane) =>
      solveChallenge({ challenge, controller, counterStart: lane, counterStep: lanes, deriveKey }),
    ),
  )
  controller.abort()
  return solution === null ? undefined : btoa(JSON.stringify({ challenge, solution }))
}

/** Undefined where this browser, or the portal at the moment, cannot: then the request goes without, and the answer says why. */
const newProof = async (): Promise<string | undefined> => {
  if (globalThis.crypto?.subtle === undefined) return undefined
  const answer = await fetch('/api/challenge')
  return answer.ok ? answerTo((await answer.json()) as Challenge) : undefined
}

let ahead: { proof: Promise<string | undefined>; atMs: number } | undefined

/** Begins to solve, so that the proof is there when it is needed: call it when somebody begins to fill in a form. */
export const prepareProof = (): void => {
  if (ahead !== undefined && Date.now() - ahead.atMs < FRESH_MS) return
  const proof = newProof()
  // Who takes it hears of a network that failed; until then nobody has asked.
  proof.catch(() => undefined)
  ahead = { proof, atMs: Date.now() }
}

/** The value for the header `Portal-Proof`; good for one request. Rejects, as `fetch` does, where the network fails. */
export const takeProof = async (): Promise<string | undefined> => {
  prepareProof()
  const taken = ahead?.proof
  ahead = undefined
  return taken
}
