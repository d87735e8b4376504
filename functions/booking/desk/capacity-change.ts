import { and, asc, eq, gt } from 'drizzle-orm'
import type { DeskChange } from '../../../schema/booking/plan.ts'
import { timeAt, timesOn } from '../../../schema/booking/times.ts'
import { addDays, dayOf, type Day } from '../../../schema/dates.ts'
import { keepAct } from '../../acts/acts.ts'
import { standing } from '../board.ts'
import type { Books } from '../books.ts'
import { followPlaces } from '../places-changed.ts'
import { bookings, deskChanges, parties, places, times } from '../tables.ts'
import type { AffectedBooking, ChangeCommand, Changed, Effect, ProposeCommand } from './capacity-commands.ts'
import { liftFitting, openIds, touch } from './touched.ts'

/** A change with the end that it puts to another one. */
type Proposal = { change: DeskChange; ends: string | null }

const isAbout = (
  { office, appointment, from, until }: DeskChange,
  time: { office: string; appointment: string; startMs: number },
): boolean => {
  const day = dayOf(time.startMs)
  const service = appointment === null || appointment === time.appointment
  return time.office === office && service && day >= from && day <= until
}

/** What is to be written down: for the end of a change its office and days, without hours and places of its own. */
const proposalOf = ({ db }: Books, command: ProposeCommand): Proposal => {
  const { id, reason } = command
  if ('change' in command) return { change: { ...command.change, id, reason }, ends: null }
  const ended = db.select().from(deskChanges).where(eq(deskChanges.id, command.ends)).get()
  if (ended === undefined) throw new Error('the change to be taken back is not there')
  const { office, appointment, from, until } = ended
  return {
    change: { id, reason, office, appointment, from, until, hours: null, capacity: null },
    ends: command.ends,
  }
}

/** Ends no change: what is so already stays as it is. */
const NOTHING = ''

/** The changes in force once a proposal is made. */
const after = (changes: readonly DeskChange[], { change, ends }: Proposal): DeskChange[] =>
  ends === null ? [...changes, change] : changes.filter(({ id }) => id !== ends)

const servicesOf = ({ plan }: Books, { office, appointment }: DeskChange): readonly string[] =>
  appointment === null
    ? (plan.offices.get(office)?.offers ?? []).map((offer) => offer.appointment)
    : [appointment]

/** How many places come to be and cease to be, from now on. */
const placesDiffer = (
  books: Books,
  change: DeskChange,
  next: readonly DeskChange[],
  nowMs: number,
): Pick<Effect, 'appear' | 'disappear'> => {
  let [appear, disappear] = [0, 0]
  const today = dayOf(nowMs)
  for (const service of servicesOf(books, change))
    for (let day = change.from > today ? change.from : today; day <= change.until; day = addDays(day, 1)) {
      const [before, now] = [books.changes, next].map(
        (changes) =>
          new Map(
            timesOn(books.plan, changes, change.office, service, day).map(({ startMs, capacity }) => [
              startMs,
              capacity,
            ]),
          ),
      ) as [Map<number, number>, Map<number, number>]
      for (const startMs of new Set([...before.keys(), ...now.keys()])) {
        if (startMs <= nowMs) continue
        const more = (now.get(startMs) ?? 0) - (before.get(startMs) ?? 0)
        appear += Math.max(0, more)
        disappear += Math.max(0, -more)
      }
    }
  return { appear, disappear }
}

type Seated = AffectedBooking & {
  timeId: number
  isBooked: boolean
  rank: number
  offersBefore: number
  overbookedBy: string | null
}

const standingOf = ({
  id,
  offeredTo,
  overbookedBy,
}: Record<'id' | 'offeredTo' | 'overbookedBy', string | null>) =>
  standing({
    ...(id === null ? {} : { partyId: id }),
    ...(offeredTo === null ? {} : { offeredTo }),
    letIn: overbookedBy !== null,
  })

/**
 * Everybody at the times that a change is about, in the order in which they keep their places; `rank` says how many come before them, and
 * how many of those are only offers.
 */
const seatedAt = ({ db }: Books, change: DeskChange, nowMs: number): Seated[] => {
  const before = new Map<number, { rank: number; offersBefore: number }>()
  return db
    .select({
      timeId: times.id,
      office: times.office,
      appointment: times.appointment,
      startMs: times.startMs,
      endMs: times.endMs,
      id: places.partyId,
      offeredTo: places.offeredTo,
      overbookedBy: places.overbookedBy,
      state: bookings.state,
      sealed: parties.sealed,
    })
    .from(places)
    .innerJoin(times, eq(times.id, places.timeId))
    .leftJoin(bookings, eq(bookings.id, places.partyId))
    .leftJoin(parties, eq(parties.id, places.partyId))
    .where(and(eq(times.office, change.office), gt(times.startMs, nowMs)))
    .orderBy(asc(times.startMs), asc(times.id), asc(places.seat))
    .all()
    .filter((row) => isAbout(change, row))
    .sort(
      (one, other) =>
        one.startMs - other.startMs || one.timeId - other.timeId || standingOf(one) - standingOf(other),
    )
    .map(({ id, offeredTo, state, ...row }) => {
      const { rank, offersBefore } = before.get(row.timeId) ?? { rank: 0, offersBefore: 0 }
      const offers = offersBefore + (offeredTo === null ? 0 : 1)
      before.set(row.timeId, { rank: rank + 1, offersBefore: offers })
      return { ...row, id: id ?? '', isBooked: state === 'booked', rank, offersBefore }
    })
}

/** So much of an id tells one booking of a few thousand from another. */
const MARK = 8
const markOf = ({ id }: AffectedBooking): string => id.slice(-MARK)

const waitingFor = (books: Books, change: DeskChange): number => {
  let count = 0
  for (const [key, many] of books.line) {
    const [office = '', appointment = '', day = ''] = key.split('/')
    const service = change.appointment === null || change.appointment === appointment
    if (office === change.office && service && day >= change.from && day <= change.until) count += many
  }
  return count
}

const drawnIn = ({ drawnDays }: Books, change: DeskChange): Day[] => [
  ...new Set(
    [...drawnDays.values()]
      .filter(
        ({ office, appointment, day }) =>
          office === change.office &&
          (change.appointment === null || change.appointment === appointment) &&
          day >= change.from &&
          day <= change.until,
      )
      .map(({ day }) => day),
  ),
]

const bare = ({ id, office, appointment, startMs, endMs, sealed }: Seated): AffectedBooking => ({
  id,
  office,
  appointment,
  startMs,
  endMs,
  sealed,
})

const effectOf = (books: Books, proposal: Proposal, nowMs: number): Effect & { newly: readonly Seated[] } => {
  const { change } = proposal
  const next = after(books.changes, proposal)
  const open = openIds(books, nowMs)
  const capacityIn = (changes: readonly DeskChange[], { office, appointment, startMs }: Seated): number =>
    timeAt(books.plan, changes, office, appointment, startMs)?.capacity ?? 0
  const booked = seatedAt(books, change, nowMs)
    .filter(({ isBooked }) => isBooked)
    .map((one) => {
      const [had, has] = [capacityIn(books.changes, one), capacityIn(next, one)]
      // Where places go, offers go first (followPlan).
      const rank = has < had ? one.rank - one.offersBefore : one.rank
      // Whom the desk let in beyond the places keeps their time until it has fewer.
      const letIn = one.overbookedBy !== null && has >= had
      return { one, letIn, known: open.has(one.id), before: one.rank >= had, after: rank >= has }
    })
  const newly = booked
    .filter(({ after, before, known, letIn }) => after && !(before && (known || letIn)))
    .map(({ one }) => one)
  const lifted = booked.filter((row) => !row.after && row.known).map(({ one }) => bare(one))
  const differ = placesDiffer(books, change, next, nowMs)
  const marks = [newly, lifted].map((list) => list.map(markOf).toSorted().join('.'))
  return {
    newly,
    touched: newly.map(bare),
    still: booked.filter((row) => row.after && row.before && row.known).length,
    lifted,
    ...differ,
    waiting: waitingFor(books, change),
    drawn: drawnIn(books, change),
    seen: [differ.appear, differ.disappear, ...marks].join('~'),
  }
}

const shown = ({ newly, ...effect }: ReturnType<typeof effectOf>): Effect => {
  void newly
  return effect
}

/** What a change would do. Writes nothing. */
export const previewChange = (books: Books, command: ProposeCommand): Effect =>
  shown(effectOf(books, proposalOf(books, command), command.nowMs))

/** Every time of it that has a row gets the places that it has now. */
const followPlan = (books: Books, change: DeskChange, nowMs: number): void => {
  const rows = books.db
    .select()
    .from(times)
    .where(and(eq(times.office, change.office), gt(times.startMs, nowMs)))
    .all()
  const changed = rows
    .filter((time) => isAbout(change, time))
    .map(({ id, office, appointment, startMs, capacity: had }) => {
      const capacity = timeAt(books.plan, books.changes, office, appointment, startMs)?.capacity ?? 0
      return { time: Object.assign(books.board.timeById(id), { capacity }), had }
    })
  followPlaces(books, changed, nowMs)
}

/**
 * Writes a change down and tells everybody whom it touches. No booking is dropped by it: they keep their time until they have
 * chosen another, or the desk has spoken with them. Made twice it is made once; where it would do something else than what
 * `seen` says, it is not made.
 */
export const applyChange = (books: Books, command: ChangeCommand): Changed => {
  const { id, by, nowMs, seen } = command
  const proposal = proposalOf(books, command)
  const { change, ends } = proposal
  const { db } = books
  const isEnded = ends !== null && !books.changes.some((one) => one.id === ends)
  const isMade =
    db.select({ id: deskChanges.id }).from(deskChanges).where(eq(deskChanges.id, id)).get() !== undefined
  if (isMade || isEnded)
    return { made: true, effect: shown(effectOf(books, { change, ends: NOTHING }, nowMs)) }
  const effect = effectOf(books, proposal, nowMs)
  if (seen !== undefined && seen !== effect.seen) return { made: false, effect: shown(effect) }
  db.insert(deskChanges)
    .values({ ...change, hours: change.hours && [...change.hours], ends, by, madeMs: nowMs })
    .run()
  books.changes = after(books.changes, proposal)
  followPlan(books, change, nowMs)
  for (const { id: party, timeId, startMs } of effect.newly)
    touch(books, { id: party, timeId, startMs, changeId: id }, nowMs)
  liftFitting(books, nowMs)
  books.board.touch()
  keepAct(db, {
    key: id,
    atMs: nowMs,
    who: by,
    act: ends === null ? 'capacity-changed' : 'capacity-taken-back',
    about: `change:${id} office:${change.office}`,
    why: change.reason,
  })
  return { made: true, effect: shown(effect) }
}
