import { Hono } from 'hono'
import { admit } from '../../functions/admit.ts'
import { app } from '../../functions/app.ts'
import type { AppEnv } from '../../functions/env.ts'
import { problemResponse } from '../../functions/problem-response.ts'

export * from '../../functions/worker.ts'

/** The portal with one more address: it asks the door, as every write does, and then does nothing. */
export const door = new Hono<AppEnv>()
  .post('/door', async (c) => {
    const admitted = await admit(c, {
      ticket: c.req.query('ticket'),
      weight: Number(c.req.query('weight') ?? 1),
      persons: c.req.queries('person') ?? [],
    })
    return admitted.ok ? c.text('in') : problemResponse(c, admitted.problem)
  })
  .route('/', app)

export default door
