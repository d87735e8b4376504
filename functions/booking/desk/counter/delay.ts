import { and, desc, eq } from 'drizzle-orm'
import { MINUTE_MS } from '../../../../schema/booking/instant.ts'
import { dayOf } from '../../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../../schema/result.ts'
import { keepAct } from '../../../acts/acts.ts'
import type { Books } from '../../books.ts'
import type { CounterRecord, DelayCommand } from './commands.ts'
import { eventOfKey, recordOf, recordsOf } from './records.ts'
import { counterEvents } from './tables.ts'

/** After so long a notice of being late is itself too late. */
const USEFUL_MS = 60 * MINUTE_MS

/** Those whom a delay keeps waiting: here and not called, or still to come while their time is not over. */
const waits = ({ stage, endMs }: CounterRecord, nowMs: number): boolean =>
  stage === 'arrived' || (stage === 'expected' && (endMs ?? 0) > nowMs)

/** Tells everybody who waits today how many minutes later it will be; how many were told. Refuses `nobody_waits`. */
export const tellDelay = (
  books: Books,
  { key, office, minutes, by, nowMs }: DelayCommand,
): Result<{ told: number }, DeskFault> => {
  const before = eventOfKey(books, key)
  if (before !== undefined) return ok({ told: before.told ?? 0 })
  const day = dayOf(nowMs)
  const all = recordsOf(books, { office, from: day, until: day, nowMs })
  const late = all.filter((one) => one.kind === 'booked' && one.sealed !== null && waits(one, nowMs))
  if (late.length === 0) return refuse(deskFault('nobody_waits'))
  for (const { id } of late) books.tell('delay', id, nowMs, nowMs + USEFUL_MS)
  books.db
    .insert(counterEvents)
    .values({ key, office, day, subject: office, act: 'delay', by, atMs: nowMs, minutes, told: late.length })
    .run()
  const about = `office:${office} ${minutes}`
  keepAct(books.db, { key, atMs: nowMs, who: by, act: 'counter-delay-told', about, why: '' })
  return ok({ told: late.length })
}

/** What the notice of that instant said, for somebody whom it still concerns. */
export const delayFor = (books: Books, id: string, saidMs: number): number | undefined => {
  const record = recordOf(books, id)
  if (record === undefined || (record.stage !== 'expected' && record.stage !== 'arrived')) return undefined
  const { office, act, atMs, seq, minutes } = counterEvents
  return (
    books.db
      .select({ minutes })
      .from(counterEvents)
      .where(and(eq(office, record.office), eq(act, 'delay'), eq(atMs, saidMs)))
      .orderBy(desc(seq))
      .get()?.minutes ?? undefined
  )
}
