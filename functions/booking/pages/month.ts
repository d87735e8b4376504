import { dayView, daysOfMonth, openTimes, type Asked } from '../../../schema/booking/availability.ts'
import { lastOpenDay, lastSaid } from '../../../schema/booking/times.ts'
import { addDays, isDay, isWeekend, type Day } from '../../../schema/dates.ts'
import type { Cell, CellState, FollowWindow, Matter, MonthModel } from '../../../views/booking/model.ts'
import { nowMs, today } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { plan } from '../plan.ts'
import { availability, type Seen } from '../snapshot.ts'
import { ticketFor } from '../../form-door.ts'
import { newKey } from '../../form-key.ts'
import type { Visit } from './show.tsx'

export type MonthQuery = {
  month?: string | undefined
  date?: string | undefined
  from?: string | undefined
  window?: FollowWindow | undefined
  moving?: string | undefined
  fault?: string
  picked?: number
  /** Given back where the form came too soon. */
  ticket?: string
}

/** 长辈版 lists so many days a screen. */
const DAYS_A_SCREEN = 7
const YEAR_DAYS = 366
const bookable: readonly CellState[] = ['open', 'few', 'draw']

const monthOfDay = (day: Day): string => day.slice(0, 7)
const monthBefore = (month: string): string => monthOfDay(addDays(`${month}-01`, -1))
const monthAfter = (month: string): string => monthOfDay(addDays(`${month}-28`, 4))

const stateOf = (seen: Seen, asked: Asked, now: Day, date: Day): Pick<Cell, 'state' | 'left'> => {
  const { state, left } = dayView(plan, seen.taken, asked, date)
  if (state !== 'closed') return { state, left }
  if (date < now) return { state: 'past', left }
  if (plan.restDays.isRestDay(date)) return { state: isWeekend(date) ? 'rest' : 'holiday', left }
  return { state: date === now ? 'over' : 'shut', left }
}

const cellsOf =
  (seen: Seen, matter: Matter, asked: Asked, now: Day, window: FollowWindow | undefined) =>
  (date: Day): Cell => {
    if (window !== undefined && (date < window.from || date > window.until))
      return { date, left: 0, state: date < now ? 'past' : 'outside' }
    const cell = { date, ...stateOf(seen, asked, now, date) }
    const { office, what } = matter
    const draw = cell.state === 'draw' ? seen.drawOf(office.id, what.id, date) : undefined
    return draw === undefined ? cell : { ...cell, draw }
  }

/** What the desk says of a month for one service: why it is closed, or open at other hours; only what still holds on some day. */
const deskNotes = ({ what, office }: Matter, seen: Seen, days: readonly Day[]): MonthModel['closures'] =>
  seen.taken.changes.flatMap(({ id, from, until, hours, capacity, reason }) => {
    if (capacity !== 0 && hours === null) return []
    const holds = days.some(
      (day) => from <= day && day <= until && lastSaid(seen.taken.changes, office.id, what.id, day) === id,
    )
    return holds ? [{ from, until, reason, ...(capacity === 0 || hours === null ? {} : { hours }) }] : []
  })

/** Why and when the office is closed or open at other hours in a month, by the content and by the desk. */
const closuresIn = (matter: Matter, seen: Seen, month: string): MonthModel['closures'] => [
  ...matter.office.closures
    .filter(({ from, until }) => monthOfDay(from) <= month && monthOfDay(until) >= month)
    .map(({ from, until, reason }) => ({ from, until, reason })),
  ...deskNotes(matter, seen, daysOfMonth(month)),
]

type CellOf = (date: Day) => Cell

/** The first day on which one can do something; the calendar opens on its month. */
const firstDay = (cellOf: CellOf, from: Day, until: Day): Day | undefined => {
  for (let day = from; day <= until; day = addDays(day, 1))
    if (bookable.includes(cellOf(day).state)) return day
  return undefined
}

/** Only what can be booked, one screen of it; full days stand there where there is nothing else to wait for. */
const listFrom = (cellOf: CellOf, first: Day, from: Day, until: Day): NonNullable<MonthModel['list']> => {
  const listed = (states: readonly CellState[]): Cell[] => {
    const days: Cell[] = []
    for (let day = from; day <= until && days.length <= DAYS_A_SCREEN; day = addDays(day, 1)) {
      const cell = cellOf(day)
      if (states.includes(cell.state)) days.push(cell)
    }
    return days
  }
  const open = listed(bookable)
  const days = open.length > 0 || from > first ? open : listed(['full'])
  const later = days[DAYS_A_SCREEN]?.date
  return {
    days: days.slice(0, DAYS_A_SCREEN),
    ...(later === undefined ? {} : { later }),
    ...(from > first ? { earlier: first } : {}),
  }
}

const dayIn = (text: string | undefined): Day | undefined =>
  text !== undefined && isDay(text) ? text : undefined

/** Everything the calendar of one service at one office shows, at most two seconds old. */
export const monthModel = async (c: Visit, matter: Matter, query: MonthQuery): Promise<MonthModel> => {
  const seen = await availability(c)
  const { what, office } = matter
  const { window } = query
  const now = today(c)
  const asked = { office: office.id, appointment: what.id, nowMs: nowMs(c) }
  const cellOf = cellsOf(seen, matter, asked, now, window)
  const first = window !== undefined && window.from > now ? window.from : now
  const open = lastOpenDay(what, asked.nowMs)
  const last = window !== undefined && window.until < open ? window.until : open
  const date = dayIn(query.date)
  const wanted = query.month !== undefined && daysOfMonth(query.month).length > 0 ? query.month : undefined
  const month = wanted ?? monthOfDay(date ?? firstDay(cellOf, first, last) ?? first)
  const latest = monthOfDay(window?.until ?? addDays(now, YEAR_DAYS))
  const over = window !== undefined && window.until < now
  const asks = dayIn(query.from)
  const [previous, following] = [monthBefore(month), monthAfter(month)]
  const chosen = date === undefined ? undefined : cellOf(date)
  const times =
    chosen === undefined || chosen.state === 'outside' ? [] : openTimes(plan, seen.taken, asked, chosen.date)
  return {
    ...matter,
    rules: plan.rules,
    month,
    cells: over ? [] : daysOfMonth(month).map(cellOf),
    closures: closuresIn(matter, seen, month),
    arranged: policy.calendar.arranged.includes(Number(month.slice(0, 4))),
    keyed: newKey(),
    ticket: query.ticket ?? ticketFor(c),
    list: over
      ? { days: [] }
      : listFrom(cellOf, first, asks !== undefined && asks > first ? asks : first, last),
    ...(previous < monthOfDay(first) ? {} : { previous }),
    ...(following > latest ? {} : { following }),
    ...(chosen === undefined ? {} : { chosen: { ...chosen, times } }),
    ...(window === undefined ? {} : { window }),
    ...(query.moving === undefined ? {} : { moving: query.moving }),
    ...(query.fault === undefined ? {} : { fault: query.fault }),
    ...(query.picked === undefined ? {} : { picked: query.picked }),
  }
}
