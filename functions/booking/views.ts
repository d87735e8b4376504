import type { BookingReceipt, BookingView, WaitingView } from '../../schema/api/booking.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { maskedName, maskedPhone } from '../../schema/mask.ts'
import type { KeyRing } from '../keys.ts'
import type { Booked, BookingRecord, HoldView, Touched, WaitingRecord } from './commands.ts'
import { codeOf, openParty } from './party.ts'
import { plan } from './plan.ts'
import { holdSecret } from './secrets.ts'

export type Held = HoldView & { secret: string }

export const heldOf = (ring: KeyRing, hold: HoldView): Held => ({
  ...hold,
  secret: holdSecret(ring, hold.holdId, hold),
})

export const holdAnswer = ({ holdId, secret, startMs, expiresAtMs }: Held) => ({
  hold: holdId,
  secret,
  start: instantText(startMs),
  expiresAt: instantText(expiresAtMs),
})

/** What goes on the paper: no name, no number. */
export const receiptOf = (ring: KeyRing, booked: Booked): BookingReceipt => {
  const code = codeOf(ring, booked.id)
  return {
    code,
    office: booked.office,
    appointment: booked.appointment,
    start: instantText(booked.startMs),
    end: instantText(booked.endMs),
    bring: plan.appointments.get(booked.appointment)?.bring ?? [],
    calendar: `/api/bookings/${code}/calendar.ics`,
  }
}

/** A booking as its people see it: names and phone masked, and gone once they are erased. */
export const bookingView = (ring: KeyRing, record: BookingRecord, touched?: Touched): BookingView => {
  const party = record.sealed === null ? undefined : openParty(ring, record.id, record.sealed)
  return {
    ...receiptOf(ring, record),
    state: record.state,
    people: party?.people.map(({ name }) => ({ name: maskedName(name) })) ?? [],
    phone: party === undefined ? '' : maskedPhone(party.phone),
    // A move that the office causes is always left.
    movesLeft: Math.max(touched === undefined ? 0 : 1, plan.rules.mostMoves - record.moves),
    ...(touched === undefined
      ? {}
      : { closed: { reason: touched.reason, nearest: touched.nearest.map(instantText) } }),
  }
}

export const waitingView = (ring: KeyRing, record: WaitingRecord): WaitingView => ({
  state: record.state,
  office: record.office,
  appointment: record.appointment,
  date: record.day,
  ...(record.startMs === undefined ? {} : { start: instantText(record.startMs) }),
  position: record.position,
  ...(record.offer === undefined ? {} : { offer: holdAnswer(heldOf(ring, record.offer)) }),
  ...(record.closed === undefined ? {} : { closed: record.closed }),
})
