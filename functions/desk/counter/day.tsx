import { dayWithWeekday, whenText } from '../../../schema/booking/when-text.ts'
import { clockOf } from '../../../schema/booking/instant.ts'
import type { Office } from '../../../schema/content/office.ts'
import { addDays, isDay, type Day } from '../../../schema/dates.ts'
import { callOrder, figuresOf } from '../../../schema/desk/counter-line.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'
import { DayPage } from '../../../views/desk/counter/DayPage.tsx'
import type { ActProps, DayModel } from '../../../views/desk/counter/model.ts'
import { SearchPage, type FoundRow } from '../../../views/desk/counter/SearchPage.tsx'
import {
  counterDay,
  counterOffers,
  counterSearch,
  type CounterLine,
} from '../../booking/desk/counter/index.ts'
import { nowMs, today } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { t } from '../../words.ts'
import { given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import { countersOf, officesOf, ourOffice } from './ours.ts'
import { minutesSince, rowOf } from './rows.ts'

export type DayAsked = {
  office: Office
  day: Day
  fault?: DeskFault
  typed?: string
  said?: string
  /** A booking of another day or office that was scanned. */
  elsewhere?: string
}

/** Those in line, in the order in which they are called. */
export const lineOf = (all: readonly CounterLine[]): CounterLine[] => {
  const waiting = all.flatMap((one) => {
    const { stage, number, arrivedMs } = one
    return stage === 'arrived' && number !== null && arrivedMs !== null ? [{ ...one, number, arrivedMs }] : []
  })
  return callOrder(waiting)
}

const LONGEST_TYPED = 200
/** The office and day in a form or an address; today where it says none. */
export const dayIn = (c: Visit, asked: string | null | undefined): Day =>
  asked !== null && asked !== undefined && isDay(asked) ? asked : today(c)

const modelOf = (
  c: Visit,
  one: Signed,
  { office, day, fault, typed, said, elsewhere }: DayAsked,
  all: readonly CounterLine[],
): ActProps & DayModel => {
  const atMs = nowMs(c)
  const moment = { today: today(c), nowMs: atMs }
  const maySay = officesOf(one.person, 'bookings.act').some(({ id }) => id === office.id)
  const figures = figuresOf(all)
  const [next] = day === moment.today ? lineOf(all) : []
  const at = (path: string, on: Day): string => counterAt(path, { office: office.id, day: on })
  return {
    ...given(one),
    formId: newKey(),
    counters: countersOf(office),
    office,
    tabs: officesOf(one.person, 'bookings.read').map(({ id, name }) => ({
      name,
      href: counterAt(counterPaths.day, { office: id, day }),
      here: id === office.id,
    })),
    day,
    isToday: day === moment.today,
    dayText: dayWithWeekday(day),
    readAt: clockOf(atMs),
    before: at(counterPaths.day, addDays(day, -1)),
    after: at(counterPaths.day, addDays(day, 1)),
    self: at(counterPaths.day, day),
    sheet: at(counterPaths.sheet, day),
    figures,
    waitedMinutes:
      figures.waitingSinceMs === undefined ? undefined : minutesSince(figures.waitingSinceMs, atMs),
    rows: all.map((line) => rowOf(line, moment, maySay)),
    next: next === undefined ? undefined : rowOf(next, moment, maySay),
    ...counterOffers(office.id),
    fault,
    typed,
    said,
    elsewhere: elsewhere === undefined ? undefined : counterAt(counterPaths.booking, { id: elsewhere }),
    maySay,
  }
}

/** The day of an office. That its people were seen, masked as they are, is written down. */
export const dayPage = async (c: Visit, one: Signed, asked: DayAsked): Promise<Response> => {
  const { office, day, fault } = asked
  const all = await counterDay(c, office.id, day)
  await trace(c, one, 'counter-day-read', `office:${office.id} ${day}`)
  const page = <DayPage {...modelOf(c, one, asked, all)} />
  return show(c, t('desk-counter.title'), page, fault && statusOf(fault), 'desk/counter')
}

/** What was just done, by who it was done to: an address says neither names nor stages. */
const saidOf = async (c: Visit, office: Office, day: Day): Promise<string | undefined> => {
  const told = c.req.query('told')
  if (told !== undefined && /^\d{1,4}$/.test(told)) return t('desk-counter.delay.told', { count: told })
  const about = c.req.query('about')
  if (about === undefined) return undefined
  const line = (await counterDay(c, office.id, day)).find(({ id }) => id === about)
  if (line === undefined) return undefined
  const row = rowOf(line, { today: today(c), nowMs: nowMs(c) }, false)
  return t('desk-counter.said', { who: row.shortCode || row.number, stage: row.stage })
}

/** `GET /desk/counter/`: the first of one's own offices, today, unless the address says another. */
export const getDay = async (c: Visit, one: Signed): Promise<Response> => {
  const asked = c.req.query('office') ?? officesOf(one.person, 'bookings.read')[0]?.id
  const office = await ourOffice(c, one, asked, 'bookings.read')
  if (!office.ok) return refused(c, office.problem, true)
  const day = dayIn(c, c.req.query('day'))
  const said = await saidOf(c, office.value, day)
  return dayPage(c, one, { office: office.value, day, ...(said === undefined ? {} : { said }) })
}

const found = (c: Visit, line: CounterLine): FoundRow => ({
  ...rowOf(line, { today: today(c), nowMs: nowMs(c) }, false),
  dayText: dayWithWeekday(line.day),
})

/** `POST /desk/counter/search/`: not an address, which would keep the digits of a phone. */
export const postSearch = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const office = await ourOffice(c, one, form.get('office'), 'bookings.read')
  if (!office.ok) return refused(c, office.problem, true)
  const day = dayIn(c, form.get('day'))
  const typed = (form.get('sought') ?? '').slice(0, LONGEST_TYPED)
  const lines = await counterSearch(c, { office: office.value.id, day, typed })
  if (!lines.ok) return dayPage(c, one, { office: office.value, day, fault: lines.problem })
  await trace(c, one, 'counter-searched', `office:${office.value.id} ${day}`)
  const model = modelOf(c, one, { office: office.value, day }, [])
  const page = <SearchPage {...model} found={lines.value.map((line) => found(c, line))} />
  return show(c, t('desk-counter.search.found'), page, 200, 'desk/counter')
}

/** `2027年5月20日 星期四 上午9:00`, or the day of who came without a booking. */
export const visitWhen = ({ startMs, day }: CounterLine): string =>
  startMs === null ? t('desk-counter.booking.walk-in-at', { day: dayWithWeekday(day) }) : whenText(startMs)
