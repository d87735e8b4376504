import { eq } from 'drizzle-orm'
import { isMessageKind, reminderKinds, type MessageKind } from '../../schema/booking/message-kind.ts'
import { messageText } from '../../schema/booking/message-text.ts'
import { bookingPaths } from '../../views/booking/addresses.ts'
import type { Env } from '../env.ts'
import type { KeyRing } from '../keys.ts'
import { t } from '../words.ts'
import type { Books } from './books.ts'
import type { BookingRecord, WaitingRecord } from './commands.ts'
import type { DueMessage } from '../outbox/message.ts'
import { sendAllDue } from '../outbox/send-due.ts'
import type { Rendered } from '../outbox/dispatch.ts'
import { delayFor } from './desk/counter/delay.ts'
import { touchedOf } from './desk/offered.ts'
import { codeOf, openParty } from './party.ts'
import { entryRecord } from './draws/records.ts'
import type { EntryRecord } from './draws/commands.ts'
import { bookingRecord, waitingRecord } from './records.ts'
import { waiting } from './tables.ts'

const namesOf = ({ plan }: Books, { office, appointment }: { office: string; appointment: string }) => ({
  service: plan.appointments.get(appointment)?.name ?? appointment,
  office: plan.offices.get(office)?.name ?? office,
})

/** So many other times fit into a short message. */
const MOST_TOLD = 2
/** What a message is written with: `where` one moves a booking. */
type At = { books: Books; atMs: number; where: string }

const lineKinds = ['offer', 'offer-expired', 'offer-withdrawn', 'line-closed'] as const
const isOfLine = (kind: MessageKind): kind is (typeof lineKinds)[number] =>
  lineKinds.some((one) => one === kind)

const ofBooking = (
  { books, atMs, where }: At,
  kind: MessageKind,
  booking: BookingRecord,
  code: string,
  dueAtMs: number,
): string | undefined => {
  const params = { ...namesOf(books, booking), startMs: booking.startMs, code }
  const cancelled = booking.state === 'cancelled'
  const touched = kind === 'cancelled' ? undefined : touchedOf(books, booking, atMs)
  // Nobody is reminded of a time that the office cannot keep: they are asked once more to choose.
  if (touched !== undefined && (kind === 'closure' || reminderKinds.some((one) => one === kind)))
    return messageText('closure', { ...params, nearest: touched.nearest.slice(0, MOST_TOLD), where }, t)
  if (kind === 'closure' || (kind === 'closure-over' && touched !== undefined)) return undefined
  // What has changed since it was written down is not told any more.
  if (kind === 'cancelled') return cancelled ? messageText('cancelled', params, t) : undefined
  if (cancelled || isOfLine(kind)) return undefined
  if (kind === 'delay') {
    const minutes = delayFor(books, booking.id, dueAtMs)
    return minutes === undefined ? undefined : messageText('delay', { ...params, minutes }, t)
  }
  return messageText(kind, params, t)
}

const ofWaiting = (
  books: Books,
  kind: MessageKind,
  record: WaitingRecord,
  code: string,
): string | undefined => {
  const names = { ...namesOf(books, record), code }
  if (kind === 'draw-result') return messageText('draw-result', { ...names, place: record.position }, t)
  if (kind === 'offer') {
    const { offer } = record
    return offer === undefined
      ? undefined
      : messageText('offer', { ...names, startMs: offer.startMs, untilMs: offer.expiresAtMs }, t)
  }
  if (kind === 'line-closed') {
    const { closed, day, startMs } = record
    if (closed === undefined) return undefined
    return messageText(kind, { ...names, day, ...(startMs === undefined ? {} : { startMs }) }, t)
  }
  // Who has got another place meanwhile is told of that one.
  if (kind === 'offer-withdrawn' && record.state !== 'waiting') return undefined
  const row = books.db.select({ at: waiting.offeredMs }).from(waiting).where(eq(waiting.id, record.id)).get()
  if ((kind !== 'offer-expired' && kind !== 'offer-withdrawn') || typeof row?.at !== 'number')
    return undefined
  return messageText(kind, { ...names, startMs: row.at }, t)
}

/** Whoever was not drawn and does not wait: the draw was called off, or they have something else by now. */
const ofEntry = (books: Books, entry: EntryRecord, code: string): string | undefined => {
  if (entry.state !== 'cancelled' && entry.state !== 'passed') return undefined
  const ended = { ...namesOf(books, entry), code, day: entry.day, ended: entry.state }
  return messageText('draw-result', ended, t)
}

/** Phone and text of a message; undefined where there is nobody to tell any more, or nothing that is still true. */
export const rendered = (at: At, ring: KeyRing, message: DueMessage): Rendered | undefined => {
  const { books } = at
  const { subject: id, kind } = message
  if (!isMessageKind(kind)) throw new Error(`no message of booking: ${kind}`)
  const [booking, waits] = [bookingRecord(books, id), waitingRecord(books, id)]
  const entry = booking === undefined && waits === undefined ? entryRecord(books, id) : undefined
  const sealed = booking?.sealed ?? waits?.sealed ?? entry?.sealed
  if (typeof sealed !== 'string') return undefined
  const code = codeOf(ring, id)
  const text =
    booking !== undefined
      ? ofBooking(at, kind, booking, code, message.dueAtMs)
      : waits !== undefined
        ? ofWaiting(books, kind, waits, code)
        : entry === undefined
          ? undefined
          : ofEntry(books, entry, code)
  return text === undefined ? undefined : { to: openParty(ring, id, sealed).phone, text }
}

/** What a message is written with now. */
export const writingAt = (books: Books, { PORTAL_ORIGIN }: Env, atMs: number): At => {
  const origin = PORTAL_ORIGIN ?? ''
  const where = origin === '' ? t('booking.find.where') : new URL(bookingPaths('/').find, origin).href
  return { books, atMs, where }
}

/** Sends what is due. */
export const sendDue = (books: Books, env: Env, nowMs: () => number): Promise<void> =>
  sendAllDue(books.db, env, nowMs, (ring, message) => rendered(writingAt(books, env, nowMs()), ring, message))
