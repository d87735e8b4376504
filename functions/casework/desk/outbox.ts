import { maskedPhone } from '../../../schema/mask.ts'
import { nowMs } from '../../clock.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { shownRow, type DeskOutbox, type OutboxMessage } from '../../outbox/desk.ts'
import { messageKinds } from '../books.ts'
import { keyed, type Visitor } from '../counter.ts'
import { atDesk } from './desk-of.ts'
import { openReport } from '../party.ts'
import { kindNamed, unitName } from '../rules.ts'
import { isToReporter, unitToTell } from '../sending.ts'
import type { CaseMessageRow } from './outbox-rows.ts'

const ringOf = ({ env }: Visitor): KeyRing => {
  const ring = keyRing(env)
  if (!ring.ok) throw new Error('the desk has no key ring')
  return ring.value
}

const reporterOf = (ring: KeyRing, { subject, sealed }: CaseMessageRow): string | undefined => {
  const phone = sealed === null ? undefined : openReport(ring, subject, sealed).phone
  return phone === undefined ? undefined : maskedPhone(phone)
}

/** A message belongs to those who have the case; what a unit is told, to that unit. */
const viewOf = (ring: KeyRing, row: CaseMessageRow): OutboxMessage => {
  const { township, unit: has, kind } = row.of
  const unit = isToReporter(row.kind) ? has : unitToTell(row.kind, has).slice('unit:'.length)
  return {
    ...shownRow(row),
    thing: {
      unit,
      ...(township === undefined ? {} : { township }),
      child: kindNamed(kind).privacy === 'child',
    },
    about: `case:${row.number}`,
    to: isToReporter(row.kind) ? reporterOf(ring, row) : unitName(unit, township),
    place: unitName(has, township),
  }
}

/** What cases tell their reporters, and those who have them. */
export const caseOutbox: DeskOutbox<Visitor> = {
  kinds: messageKinds,
  list: async (c, units, query) => {
    const rows = await atDesk(c, (desk) => desk.messages({ ...query, units: [...units] }, nowMs(c)))
    return rows.map((row) => viewOf(ringOf(c), row))
  },
  one: async (c, key) => {
    const found = await atDesk(c, (desk) => desk.message(key, nowMs(c)))
    if (found === null) return undefined
    const { row, written } = found
    const phone = written !== null && isToReporter(key.kind) ? written.to : undefined
    return {
      message: viewOf(ringOf(c), row),
      opened: written === null ? undefined : { phone, text: written.text },
    }
  },
  again: async (c, message, { key, by }) => {
    const command = { nowMs: nowMs(c), keyed: keyed(ringOf(c), 'again', { key }, message), message, by }
    const done = await atDesk(c, (desk) => desk.sendAgain(command))
    return done.ok ? done.value : { did: 'gone' }
  },
}
