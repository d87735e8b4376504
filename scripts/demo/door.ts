import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Reply, Sent } from '../bench/booking/client.ts'
import { Stop } from '../lib/steps.mjs'

/** A proof of work, as a phone brings it. */
const proof = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/challenge`)
  const challenge = (await answer.json()) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution === null) throw new Stop('没有算出来。The challenge was not solved in time.')
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** The API as everybody has it: whatever asks for a proof gets one. */
export const doorOf = (url: string): { send: (request: Sent) => Promise<Reply> } => {
  const ask = async (request: Sent, solved?: string): Promise<Reply> => {
    const { method, path, body, key, token } = request
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(solved === undefined ? {} : { 'portal-proof': solved }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  return {
    send: async (request) => {
      const first = await ask(request)
      return first.text.includes('"proof_required"') ? ask(request, await proof(url)) : first
    },
  }
}
