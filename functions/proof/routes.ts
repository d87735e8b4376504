import { Hono } from 'hono'
import { answer, NO_STORE } from '../answer.ts'
import type { AppEnv } from '../env.ts'
import { gateOf } from '../gate-of.ts'
import { keyRing } from '../keys.ts'
import { problemResponse } from '../problem-response.ts'
import { newChallenge } from './challenge.ts'
import { getChallenge } from './contract.ts'

/** How long this isolate believes what the gate said of the last minute. */
const BELIEVED_MS = 5_000
let told = { pressure: 0, atMs: -Infinity }

/** Proofs are of the machine's time: the clock that tests set says which day it is, not how long somebody worked. */
export const proofRoutes = new Hono<AppEnv>().get(getChallenge.path, async (c) => {
  const ring = keyRing(c.env)
  if (!ring.ok) return problemResponse(c, ring.problem)
  const nowMs = Date.now()
  if (nowMs - told.atMs > BELIEVED_MS) told = { pressure: await gateOf(c.env).pressure(nowMs), atMs: nowMs }
  return answer(c, getChallenge, await newChallenge(ring.value, told.pressure, nowMs), NO_STORE)
})
