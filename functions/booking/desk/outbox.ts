import { messageKinds } from '../../../schema/booking/message-kind.ts'
import { maskedPhone } from '../../../schema/mask.ts'
import { nowMs } from '../../clock.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { shownRow, type DeskOutbox, type OutboxMessage } from '../../outbox/desk.ts'
import { keyed } from '../counter.ts'
import { atDesk } from './desk-of.ts'
import { openParty } from '../party.ts'
import { plan } from '../plan.ts'
import type { Visitor } from '../visitor.ts'
import type { BookingMessageRow } from './outbox-rows.ts'

const viewOf = (ring: KeyRing, row: BookingMessageRow): OutboxMessage => ({
  ...shownRow(row),
  thing: row.office === null ? {} : { office: row.office },
  about: `booking:${row.subject}`,
  to: row.sealed === null ? undefined : maskedPhone(openParty(ring, row.subject, row.sealed).phone),
  place: plan.offices.get(row.office ?? '')?.name ?? row.office ?? '',
})

const ringOf = ({ env }: Visitor): KeyRing => {
  const ring = keyRing(env)
  if (!ring.ok) throw new Error('the desk has no key ring')
  return ring.value
}

/** What bookings, places in a line and draws tell their people. */
export const bookingOutbox: DeskOutbox<Visitor> = {
  kinds: messageKinds,
  list: async (c, offices, query) => {
    const rows = await atDesk(c, (desk) => desk.messages({ ...query, offices: [...offices] }, nowMs(c)))
    return rows.map((row) => viewOf(ringOf(c), row))
  },
  one: async (c, key) => {
    const found = await atDesk(c, (desk) => desk.message(key, nowMs(c)))
    if (found === null) return undefined
    const { row, written } = found
    const opened = written === null ? undefined : { phone: written.to, text: written.text }
    return { message: viewOf(ringOf(c), row), opened }
  },
  again: async (c, message, { key, by }) => {
    const once = keyed(ringOf(c), 'again', { key }, message)
    const command = { nowMs: nowMs(c), keyed: once, message, key, by }
    const done = await atDesk(c, (desk) => desk.sendAgain(command))
    // A form that came before with another message in it: nothing is sent.
    return done.ok ? done.value : { did: 'gone' }
  },
}
