import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

export const headerOf = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64')

/** Answers a challenge as a browser would, with ALTCHA's own solver. */
export const solve = async (challenge: Challenge) => {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution === null) throw new Error('not solved in time')
  return { challenge, solution }
}
