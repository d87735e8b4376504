import { Hono, type Context } from 'hono'
import {
  availabilityQuerySchema,
  bookingBodySchema,
  holdBodySchema,
  lookupBodySchema,
  moveBodySchema,
  waitBodySchema,
} from '../../schema/api/booking.ts'
import { fieldFaultsOf } from '../../schema/api/eligibility.ts'
import { readCode } from '../../schema/booking/code.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { admit } from '../admit.ts'
import { answer, NO_STORE } from '../answer.ts'
import { bodyOf } from '../body-of.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { bearer, idempotencyKey } from '../idempotency-key.ts'
import { problemResponse } from '../problem-response.ts'
import {
  acceptOffer,
  cancelBooking,
  confirmBooking,
  getAvailability,
  getCalendarFile,
  holdTime,
  joinWaitlist,
  leaveWaitlist,
  listAppointments,
  listOffices,
  lookUpBooking,
  lookUpWaiting,
  moveBooking,
  releaseHold,
} from './contract.ts'
import { availabilityText } from './availability-text.ts'
import { calendarResponse } from './calendar-response.ts'
import * as counter from './counter.ts'
import { plan } from './plan.ts'
import { availability } from './snapshot.ts'
import { holdAnswer } from './views.ts'

type Asking = Context<AppEnv>

/** Whoever holds the token, where it is for the code in the address. */
const ofCode = async (c: Asking, token: string): Promise<Result<counter.Mine>> => {
  const mine = await counter.mine(c, token)
  if (!mine.ok) return mine
  return mine.value.code === readCode(c.req.param('code') ?? '') ? mine : refuse(problem('token_invalid'))
}

/** The key and the token of a change, where the token is for the code in the address. */
export const changeOf = async (c: Asking): Promise<Result<{ key: string; token: string }>> => {
  const [key, token] = [idempotencyKey(c), bearer(c)]
  if (!token.ok) return token
  if (!key.ok) return key
  const mine = await ofCode(c, token.value)
  return mine.ok ? ok({ key: key.value, token: token.value }) : mine
}

const { offices, appointments } = plan

/** Booking over HTTP, by the names of the API. Availability is read off the ledger; everything that writes goes to it. */
export const bookingRoutes = new Hono<AppEnv>()
  .get(listOffices.path, (c) =>
    answer(c, listOffices, {
      offices: [...offices.values()].map(({ id, name, address, phone, provenance, offers }) => ({
        id,
        name,
        address,
        phone,
        provenance,
        appointments: offers.map(({ appointment }) => appointment),
      })),
    }),
  )
  .get(listAppointments.path, (c) =>
    answer(c, listAppointments, {
      appointments: [...appointments.values()].map(
        ({ id, name, durationMinutes, people, bring, provenance }) => ({
          id,
          name,
          durationMinutes,
          people,
          bring,
          provenance,
        }),
      ),
    }),
  )
  .get(getAvailability.path, async (c) => {
    const query = availabilityQuerySchema.safeParse(c.req.query())
    if (!query.success)
      return problemResponse(c, problem('invalid_input', fieldFaultsOf(query.error, c.req.query())))
    const { office, appointment, month, date } = query.data
    if (month === undefined && date === undefined)
      return problemResponse(c, problem('invalid_input', [{ path: 'month', code: 'required' }]))
    if (month !== undefined && date !== undefined)
      return problemResponse(
        c,
        problem('invalid_input', [{ path: 'month', code: 'only_one_of', params: { other: 'date' } }]),
      )
    if (offices.get(office)?.offers.some((offer) => offer.appointment === appointment) !== true)
      return problemResponse(c, problem('slot_not_offered'))
    const seen = await availability(c)
    const asked = { office, appointment, nowMs: nowMs(c) }
    return c.body(availabilityText(seen, asked, date ?? month ?? ''), 200, {
      'content-type': 'application/json',
      ...NO_STORE,
    })
  })
  .post(holdTime.path, async (c) => {
    const [key, body] = [idempotencyKey(c), await bodyOf(c, holdBodySchema)]
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    const admitted = await admit(c, { weight: 1 })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const { office, appointment, start } = body.value
    const held = await counter.hold(c, { office, appointment, startMs: Date.parse(start), key: key.value })
    return held.ok ? answer(c, holdTime, holdAnswer(held.value), NO_STORE) : problemResponse(c, held.problem)
  })
  .delete(releaseHold.path, async (c) => {
    const secret = bearer(c)
    if (!secret.ok) return problemResponse(c, secret.problem)
    const released = await counter.release(c, { hold: c.req.param('hold'), secret: secret.value })
    return released.ok
      ? answer(c, releaseHold, { released: true }, NO_STORE)
      : problemResponse(c, released.problem)
  })
  .post(confirmBooking.path, async (c) => {
    const [key, body] = [idempotencyKey(c), await bodyOf(c, bookingBodySchema)]
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    const { hold, secret, ...typed } = body.value
    const booked = await counter.bookReceipt(c, { hold, secret, typed, key: key.value })
    return booked.ok ? answer(c, confirmBooking, booked.value, NO_STORE) : problemResponse(c, booked.problem)
  })
  .post(lookUpBooking.path, async (c) => {
    const body = await bodyOf(c, lookupBodySchema)
    if (!body.ok) return problemResponse(c, body.problem)
    const admitted = await admit(c, { weight: 1, proof: false })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const found = await counter.find(c, body.value)
    if (!found.ok) return problemResponse(c, found.problem)
    const { view, token } = found.value
    return view === undefined
      ? problemResponse(c, problem('booking_not_found'))
      : answer(c, lookUpBooking, { booking: view, token }, NO_STORE)
  })
  .post(moveBooking.path, async (c) => {
    const [change, body] = [await changeOf(c), await bodyOf(c, moveBodySchema)]
    if (!change.ok) return problemResponse(c, change.problem)
    if (!body.ok) return problemResponse(c, body.problem)
    return changed(c, await counter.move(c, { ...change.value, ...body.value }))
  })
  .post(cancelBooking.path, async (c) => {
    const change = await changeOf(c)
    return change.ok ? changed(c, await counter.cancel(c, change.value)) : problemResponse(c, change.problem)
  })
  .get(getCalendarFile.path, async (c) => {
    const token = bearer(c)
    if (!token.ok) return problemResponse(c, token.problem)
    const mine = await ofCode(c, token.value)
    if (!mine.ok) return problemResponse(c, mine.problem)
    return mine.value.booking === undefined
      ? problemResponse(c, problem('booking_not_found'))
      : calendarResponse(c, mine.value.booking, mine.value.code)
  })
  .post(joinWaitlist.path, async (c) => {
    const [key, body] = [idempotencyKey(c), await bodyOf(c, waitBodySchema)]
    if (!body.ok) return problemResponse(c, body.problem)
    if (!key.ok) return problemResponse(c, key.problem)
    const admitted = await admit(c, { weight: 1 })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const { office, appointment, date, start, ...typed } = body.value
    const startMs = start === undefined ? {} : { startMs: Date.parse(start) }
    const line = { office, appointment, day: date, ...startMs }
    const waits = await counter.wait(c, { ...line, typed, key: key.value })
    if (!waits.ok) return problemResponse(c, waits.problem)
    const { code, position } = waits.value
    return answer(c, joinWaitlist, { code, position }, NO_STORE)
  })
  .post(lookUpWaiting.path, async (c) => {
    const body = await bodyOf(c, lookupBodySchema)
    if (!body.ok) return problemResponse(c, body.problem)
    const admitted = await admit(c, { weight: 1, proof: false })
    if (!admitted.ok) return problemResponse(c, admitted.problem)
    const found = await counter.find(c, body.value)
    if (!found.ok) return problemResponse(c, found.problem)
    const { waiting, token } = found.value
    return waiting === undefined
      ? problemResponse(c, problem('waiting_not_found'))
      : answer(c, lookUpWaiting, { ...waiting, token }, NO_STORE)
  })
  .post(acceptOffer.path, async (c) => {
    const change = await changeOf(c)
    return change.ok ? changed(c, await counter.accept(c, change.value)) : problemResponse(c, change.problem)
  })
  .post(leaveWaitlist.path, async (c) => {
    const change = await changeOf(c)
    if (!change.ok) return problemResponse(c, change.problem)
    const left = await counter.leave(c, change.value)
    return left.ok ? answer(c, leaveWaitlist, { left: true }, NO_STORE) : problemResponse(c, left.problem)
  })

/** How the booking stands after a change. */
const changed = (c: Asking, mine: Result<counter.Mine>): Response => {
  if (!mine.ok) return problemResponse(c, mine.problem)
  return mine.value.view === undefined
    ? problemResponse(c, problem('booking_not_found'))
    : answer(c, moveBooking, { booking: mine.value.view }, NO_STORE)
}
