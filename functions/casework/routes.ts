import { Hono } from 'hono'
import {
  addBodySchema,
  receiptBodySchema,
  reportBodySchema,
  wordsBodySchema,
} from '../../schema/api/casework.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { fieldsJsonSchema } from '../../schema/casework/field-schema.ts'
import { receiptText } from '../../schema/casework/receipt.ts'
import { problem } from '../../schema/problems.ts'
import type { Result } from '../../schema/result.ts'
import { admit } from '../admit.ts'
import { answer, NO_STORE } from '../answer.ts'
import { bodyOf } from '../body-of.ts'
import type { AppEnv } from '../env.ts'
import { bearer, idempotencyKey } from '../idempotency-key.ts'
import { policy } from '../policy.ts'
import { problemResponse } from '../problem-response.ts'
import {
  addToReport,
  listPlaces,
  listRequestKinds,
  lookUpReport,
  reopenReport,
  sendReport,
  withdrawReport,
} from './contract.ts'
import * as counter from './counter.ts'
import { admitReport } from './door.ts'
import { kinds } from './rules.ts'

const places = {
  townships: policy.places.townships.map(({ code, name, villages }) => ({
    code,
    name,
    villages: villages.map((village) => ({ code: village.code, name: village.name })),
  })),
}

const kindViews = {
  kinds: policy.requests.map((kind) => {
    const { id, name, urgent, privacy, place, photos, contact } = kind
    const { phone, name: own } = contact
    return {
      id,
      name,
      urgent,
      privacy,
      place,
      photos,
      contact: { phone, name: own },
      fields: fieldsJsonSchema(kind),
    }
  }),
}

const changed = (c: counter.Visitor, mine: Result<counter.MyReport>): Response =>
  mine.ok ? answer(c, addToReport, mine.value.view, NO_STORE) : problemResponse(c, mine.problem)

/** Reports over HTTP, by the names of the API. */
export const caseworkRoutes = new Hono<AppEnv>()
  .get(listPlaces.path, (c) => answer(c, listPlaces, places))
  .get(listRequestKinds.path, (c) => answer(c, listRequestKinds, kindViews))
  .post(sendReport.path, async (c) => {
    const [key, body] = [idempotencyKey(c), await bodyOf(c, reportBodySchema)]
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    const kind = kinds.get(body.value.kind)
    if (kind === undefined) return problemResponse(c, problem('kind_not_found'))
    const door = await admitReport(c, kind, {})
    if (!door.ok) return problemResponse(c, door.problem)
    const sent = await counter.send(c, { typed: body.value, key: key.value, ...door.value })
    if (!sent.ok) return problemResponse(c, sent.problem)
    const { receipt, acceptByMs, dueByMs, maybeKnown } = sent.value
    const told = {
      receipt: receiptText(receipt),
      acceptedBy: instantText(acceptByMs),
      dueBy: instantText(dueByMs),
      maybeKnown,
    }
    return answer(c, sendReport, told, NO_STORE)
  })
  .post(lookUpReport.path, async (c) => {
    const body = await bodyOf(c, receiptBodySchema)
    if (!body.ok) return problemResponse(c, body.problem)
    const admitted = await admit(c, { weight: 1, proof: false })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const found = await counter.find(c, body.value)
    if (!found.ok) return problemResponse(c, found.problem)
    return answer(c, lookUpReport, { ...found.value.view, token: found.value.token }, NO_STORE)
  })
  .post(addToReport.path, async (c) => {
    const [key, token, body] = [idempotencyKey(c), bearer(c), await bodyOf(c, addBodySchema)]
    if (!token.ok) return problemResponse(c, token.problem)
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    const admitted = await admit(c, { weight: 1, proof: false })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const { text, photos } = body.value
    const words = { ...(text !== undefined && { text }), ...(photos !== undefined && { photos }) }
    return changed(c, await counter.add(c, { key: key.value, token: token.value, ...words }))
  })
  .post(withdrawReport.path, async (c) => {
    const [key, token] = [idempotencyKey(c), bearer(c)]
    if (!token.ok) return problemResponse(c, token.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    return changed(c, await counter.withdraw(c, { key: key.value, token: token.value }))
  })
  .post(reopenReport.path, async (c) => {
    const [key, token, body] = [idempotencyKey(c), bearer(c), await bodyOf(c, wordsBodySchema)]
    if (!token.ok) return problemResponse(c, token.problem)
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    return changed(c, await counter.reopen(c, { key: key.value, token: token.value, text: body.value.text }))
  })
