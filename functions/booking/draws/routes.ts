import { Hono } from 'hono'
import { lookupBodySchema } from '../../../schema/api/booking.ts'
import { entryBodySchema } from '../../../schema/api/draws.ts'
import { problem } from '../../../schema/problems.ts'
import { admit } from '../../admit.ts'
import { answer, NO_STORE } from '../../answer.ts'
import type { AppEnv } from '../../env.ts'
import { idempotencyKey } from '../../idempotency-key.ts'
import { problemResponse } from '../../problem-response.ts'
import { find } from '../counter.ts'
import { bodyOf } from '../../body-of.ts'
import { changeOf } from '../routes.ts'
import { enterDraw, getDraw, listDraws, lookUpEntry, withdrawEntry } from './contract.ts'
import * as counter from './counter.ts'
import { summaryOf } from './views.ts'

/** Draws over HTTP. What is published of one is enough to do it again. */
export const drawRoutes = new Hono<AppEnv>()
  .get(listDraws.path, async (c) =>
    answer(c, listDraws, { draws: (await counter.draws(c)).map(summaryOf) }, NO_STORE),
  )
  .get(getDraw.path, async (c) => {
    const draw = await counter.publishedDraw(c, c.req.param('draw'))
    return draw.ok ? answer(c, getDraw, draw.value, NO_STORE) : problemResponse(c, draw.problem)
  })
  .post(enterDraw.path, async (c) => {
    const [key, body] = [idempotencyKey(c), await bodyOf(c, entryBodySchema)]
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    const admitted = await admit(c, { weight: 1 })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const { preferences, ...typed } = body.value
    const entered = await counter.enter(c, {
      draw: c.req.param('draw'),
      typed,
      preferences: preferences.map((start) => Date.parse(start)),
      key: key.value,
    })
    if (!entered.ok) return problemResponse(c, entered.problem)
    const { code, number } = entered.value
    return answer(c, enterDraw, { code, entry: number }, NO_STORE)
  })
  .post(lookUpEntry.path, async (c) => {
    const body = await bodyOf(c, lookupBodySchema)
    if (!body.ok) return problemResponse(c, body.problem)
    const admitted = await admit(c, { weight: 1, proof: false })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const found = await find(c, body.value)
    if (!found.ok) return problemResponse(c, found.problem)
    const { entry, token } = found.value
    return entry === undefined
      ? problemResponse(c, problem('booking_not_found'))
      : answer(c, lookUpEntry, { entry, token }, NO_STORE)
  })
  .post(withdrawEntry.path, async (c) => {
    const change = await changeOf(c)
    if (!change.ok) return problemResponse(c, change.problem)
    const mine = await counter.withdraw(c, change.value)
    if (!mine.ok) return problemResponse(c, mine.problem)
    const { entry } = mine.value
    return entry === undefined
      ? problemResponse(c, problem('booking_not_found'))
      : answer(c, withdrawEntry, { entry }, NO_STORE)
  })
