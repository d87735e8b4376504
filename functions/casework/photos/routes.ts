import { Hono } from 'hono'
import { admit } from '../../admit.ts'
import { answer, NO_STORE } from '../../answer.ts'
import { limitedBytes } from '../../body.ts'
import type { AppEnv } from '../../env.ts'
import { idempotencyKey } from '../../idempotency-key.ts'
import { policy } from '../../policy.ts'
import { problemResponse } from '../../problem-response.ts'
import { keepPhoto } from './contract.ts'
import { keepUpload } from './index.ts'

/** A photo costs a hundred times what a look-up costs: some 60 in a row from one network, then one a second. */
const WEIGHT = 5

/** What the body is called does not matter: it is read by its own first bytes. Nobody is asked for proof: the report is. */
export const photoRoutes = new Hono<AppEnv>().post(keepPhoto.path, async (c) => {
  const key = idempotencyKey(c)
  if (!key.ok) return problemResponse(c, key.problem)
  const admitted = await admit(c, { weight: WEIGHT, proof: false })
  if (!admitted.ok) return problemResponse(c, admitted.problem)
  const body = await limitedBytes(c, policy.casework.photo.mostBytes, 'photo_too_large')
  if (!body.ok) return problemResponse(c, body.problem)
  const kept = await keepUpload(c, body.value, key.value)
  return kept.ok ? answer(c, keepPhoto, kept.value, NO_STORE) : problemResponse(c, kept.problem)
})
