import type { KeyRing } from '../../functions/keys.ts'
import { addDays, dayOf, type Day } from '../../schema/dates.ts'
import type { Acknowledged } from '../bench/booking/couple.ts'
import { step } from '../lib/steps.mjs'
import { book, bookedOn, cancel, find, offices } from './bookings.ts'
import { answer, mergeOne, pictured, reports, work, type Done } from './cases.ts'
import { at, Clock, MINUTE_MS } from './clock.ts'
import { pastDay, thisDay } from './counter.ts'
import { doorOf, type Door } from './door.ts'
import { asksForData, closeAfternoon, draftNotices, takeIn } from './office.ts'
import { draftEdition } from './whitelist.ts'
import { demoStaff, type Staff } from './staff.ts'

const BACK_DAYS = 7
const AHEAD_DAYS = 9
const MORNING = ['section', 'child-protection']
const OTHERS = ['rescue-duty', 'township-clerk', 'child-protection']

type Portal = { url: string; ring: KeyRing }
type World = { clock: Clock; door: Door }
type Told = { receipts: string[]; unsent: (() => Promise<string>)[]; done: Done }

/** What comes in until a time of a day, and what is done about it. */
const casesOf = async (world: World, told: Told, atMs: number, many: number): Promise<void> => {
  const { clock, door } = world
  clock.moveTo(atMs)
  await answer(door, told.receipts)
  for (const send of told.unsent.splice(0, many)) {
    clock.moveTo(clock.now() + 2 * MINUTE_MS)
    told.receipts.push(await send())
  }
}

/** In the evening of a day the section goes through its queue, and one of the others through theirs. */
const endOfDay = async (staff: Staff, { clock }: World, done: Done, day: Day): Promise<void> => {
  clock.moveTo(at(day, '17:40'))
  const other = OTHERS[Number(day.slice(-2)) % OTHERS.length]
  for (const role of other === undefined ? ['section'] : ['section', other])
    await work(staff.by(role), clock, done, 'evening')
}

/** A day with couples, at the main office, in which an afternoon can be closed. */
const dayToClose = (
  booked: readonly Acknowledged[],
  today: Day,
): { office: string; day: Day } | undefined => {
  for (let ahead = 3; ahead <= AHEAD_DAYS; ahead += 1)
    for (const { id: office } of offices.toReversed()) {
      const day = addDays(today, ahead)
      if (bookedOn(booked, office, day).some(({ time }) => Date.parse(time.start) >= at(day, '14:00')))
        return { office, day }
    }
  return undefined
}

/** Plays a week until now through the doors that everybody uses, at the times at which it would have happened. */
export const playWeek = async ({ url, ring }: Portal, endMs: number) => {
  const today = dayOf(endMs)
  const first = addDays(today, -BACK_DAYS)
  const clock = new Clock(at(addDays(first, -1), '09:10'), endMs)
  const door = doorOf(url, clock)
  const staff = await step('工作人员 staff', () => demoStaff(url, ring, clock))
  clock.moveTo(clock.now() + 5 * MINUTE_MS)
  const booked = await step('预约 bookings', () => book(door, first, addDays(today, AHEAD_DAYS)))
  const world = { clock, door }
  const done = { morning: new Set<number>(), evening: new Set<number>() }
  const told: Told = { receipts: [], unsent: reports(door), done }
  const aDay = Math.ceil(told.unsent.length / (BACK_DAYS + 1))
  await step('一星期 the week', async () => {
    for (let day = first; day < today; day = addDays(day, 1)) {
      await casesOf(world, told, at(day, '07:00'), aDay)
      // Before those of today: what they asked for was read in the evening, and what is taken now ends in a later one.
      for (const role of MORNING) await work(staff.by(role), clock, told.done, 'morning')
      await pastDay(staff.by('registrar'), clock, booked, day)
      await endOfDay(staff, world, told.done, day)
    }
    await mergeOne(staff.by('section'), clock)
  })
  await step('今天 today', async () => {
    const cancelled = booked.find(({ time }) => dayOf(Date.parse(time.start)) > today)
    if (cancelled !== undefined) await cancel(door, cancelled)
    const closing = dayToClose(booked, today)
    if (closing !== undefined) await closeAfternoon(staff.by('registry-head'), closing.office, closing.day)
    await draftNotices(staff.by('editor'), clock.today)
    await draftEdition(staff.by('editor'), clock.today)
    const [asking] = booked
    if (asking !== undefined) await asksForData(staff.by('data-keeper'), asking.party.phone, clock.today)
    await takeIn(staff.by('rescue-duty'), addDays(clock.today, -3))
    await thisDay(staff.by('registrar'), clock, booked, today)
    await casesOf(world, told, endMs - 5 * MINUTE_MS, told.unsent.length)
    // The books go by the time they were last told: the last of it is the true one.
    clock.goOn()
    if (cancelled !== undefined) await find(door, cancelled)
    await pictured(door, url)
    await answer(door, told.receipts.slice(0, 1))
  })
  return { accounts: staff.accounts, booked: booked.length, reports: told.receipts.length + 1 }
}
