import type { Acknowledged } from '../bench/booking/couple.ts'
import type { Day } from '../../schema/dates.ts'
import { bookedOn, MATTER, offices } from './bookings.ts'
import { at, MINUTE_MS, type Clock } from './clock.ts'
import type { Colleague } from './colleague.ts'

type Event = { atMs: number; run: () => Promise<unknown> }
type Id = { id: string }

const idIn = (url: string, name: string): string => new URL(url, 'http://desk').searchParams.get(name) ?? ''

const acts = (desk: Colleague, office: string) => ({
  arrives: async (scanned: string, who: Id) => {
    who.id = idIn((await desk.send('/desk/counter/', { office, scanned })).url, 'about')
  },
  walksIn: async (who: Id) => {
    who.id = idIn((await desk.send('/desk/counter/walk-in/', { office, appointment: MATTER })).url, 'id')
  },
  mark: ({ id }: Id, act: string) => desk.send('/desk/counter/mark/', { id, act, counter: '1' }),
})

const inOrder = async (events: Event[], clock: Clock): Promise<void> => {
  for (const { atMs, run } of events.toSorted((one, other) => one.atMs - other.atMs)) {
    clock.moveTo(atMs)
    await run()
  }
}

/** Who stands on a page of the counter. */
const idsOn = (text: string): string[] => [
  ...new Set([...text.matchAll(/name="id" value="([^"]+)"/g)].map(([, id = '']) => id)),
]

/** A day that is over: most came and were served, one in four did not come, two came without a booking, one went again. */
export const pastDay = async (
  desk: Colleague,
  clock: Clock,
  booked: readonly Acknowledged[],
  day: Day,
): Promise<void> => {
  const events: Event[] = []
  const came: Id[] = []
  for (const { id: office } of offices) {
    const couples = bookedOn(booked, office, day)
    if (couples.length === 0) continue
    const { arrives, walksIn, mark } = acts(desk, office)
    const served = (who: Id, fromMs: number): void => {
      came.push(who)
      events.push({ atMs: fromMs + 12 * MINUTE_MS, run: () => mark(who, 'call') })
      events.push({ atMs: fromMs + 32 * MINUTE_MS, run: () => mark(who, 'done') })
    }
    for (const [nth, { time, code }] of couples.entries()) {
      if (nth % 4 === 3) continue
      const [who, atMs] = [{ id: '' }, Date.parse(time.start) - 8 * MINUTE_MS]
      events.push({ atMs, run: () => arrives(code, who) })
      served(who, atMs)
    }
    for (const clockTime of ['10:05', '15:20']) {
      const [who, atMs] = [{ id: '' }, at(day, clockTime)]
      events.push({ atMs, run: () => walksIn(who) })
      served(who, atMs)
    }
    const [gone, goneMs] = [{ id: '' }, at(day, '11:10')]
    came.push(gone)
    events.push({ atMs: goneMs, run: () => walksIn(gone) })
    events.push({ atMs: goneMs + 20 * MINUTE_MS, run: () => mark(gone, 'leave') })
  }
  if (events.length === 0) return
  await inOrder(events, clock)
  clock.moveTo(at(day, '17:35'))
  const known = new Set(came.map(({ id }) => id))
  for (const { id: office } of offices) {
    const { text } = await desk.see(`/desk/counter/?office=${office}`)
    for (const id of idsOn(text).filter((one) => !known.has(one)))
      await acts(desk, office).mark({ id }, 'no-show')
  }
}

/** Today until now: of those who booked one is served, one is called, one waits; somebody waits without a booking. */
export const thisDay = async (
  desk: Colleague,
  clock: Clock,
  booked: readonly Acknowledged[],
  day: Day,
): Promise<void> => {
  const events: Event[] = []
  const ago = (minutes: number): number => clock.endMs - minutes * MINUTE_MS
  for (const { id: office } of offices) {
    const couples = bookedOn(booked, office, day)
    const { arrives, walksIn, mark } = acts(desk, office)
    for (const [nth, { code }] of couples.slice(0, 3).entries()) {
      const who = { id: '' }
      events.push({ atMs: ago(24 - nth), run: () => arrives(code, who) })
      if (nth < 2) events.push({ atMs: ago(20 - nth), run: () => mark(who, 'call') })
      if (nth < 1) events.push({ atMs: ago(6), run: () => mark(who, 'done') })
    }
    if (couples.length > 0) events.push({ atMs: ago(10), run: () => walksIn({ id: '' }) })
  }
  // Just after midnight there is no today yet.
  await inOrder(events.every(({ atMs }) => atMs >= at(day, '00:00')) ? events : [], clock)
}
