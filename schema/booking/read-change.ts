import { clockSchema, type Period } from '../content/office.ts'
import { addDays, isDay, type Day } from '../dates.ts'
import type { FieldFault } from '../problems.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { DeskChange } from './plan.ts'

/** What the desk can do with days. */
export const changeKinds = ['close', 'hours', 'places'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Rows of hours in the form: before noon, after noon, and one more. */
export const HOURS_ROWS = 3
export const MOST_PLACES = 50
/** Shorter than this a reason says nothing; longer, nobody reads it in the calendar. */
export const LEAST_REASON = 4
export const MOST_REASON = 60
const MOST_DAYS = 366

/** The form of a change as somebody typed it. `appointment` empty: everything the office offers; `until` empty: one day. */
export type TypedChange = {
  office: string
  appointment: string
  from: string
  until: string
  kind: string
  hours: readonly Period[]
  places: string
  reason: string
}

export type ReadChange = Omit<DeskChange, 'id'>

/** Fields by their names, once: a word of the language that stands before a quote is taken for an import. */
const FIRST_DAY = 'from'
const FIRST_HOUR = 'hours.0.from'

/** 8:30, ８：３０ and 08:30 are the same time of day. */
const readClock = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').trim()
  const clock = /^\d:/.test(text) ? `0${text}` : text
  return clockSchema.safeParse(clock).success ? clock : undefined
}

const readHours = (rows: readonly Period[]): Result<Period[], FieldFault[]> => {
  const faults: FieldFault[] = []
  const read: Period[] = []
  for (const [at, row] of rows.entries()) {
    if (row.from.trim() === '' && row.to.trim() === '') continue
    const [from, to] = [readClock(row.from), readClock(row.to)]
    if (from === undefined) faults.push({ path: `hours.${at}.from`, code: 'not_a_clock' })
    if (to === undefined) faults.push({ path: `hours.${at}.to`, code: 'not_a_clock' })
    if (from === undefined || to === undefined) continue
    if (from >= to || from < (read.at(-1)?.to ?? ''))
      faults.push({ path: `hours.${at}.from`, code: 'hours_not_in_order' })
    read.push({ from, to })
  }
  if (read.length === 0 && faults.length === 0) faults.push({ path: FIRST_HOUR, code: 'required' })
  return faults.length === 0 ? ok(read) : refuse(faults)
}

const readPlaces = (typed: string, isNeeded: boolean): Result<number | null, FieldFault> => {
  const text = typed.normalize('NFKC').trim()
  const fault = (code: FieldFault['code'], params?: FieldFault['params']) =>
    refuse({ path: 'places', code, ...(params === undefined ? {} : { params }) })
  if (text === '') return isNeeded ? fault('required') : ok(null)
  if (!/^\d{1,4}$/.test(text)) return fault('not_whole_number')
  const places = Number(text)
  // Nobody at all is a closing, which says so.
  if (places < 1) return fault('too_small', { min: 1 })
  return places > MOST_PLACES ? fault('too_large', { max: MOST_PLACES }) : ok(places)
}

const dayFaults = (from: string, until: string, today: Day): FieldFault[] => {
  if (from.trim() === '') return [{ path: FIRST_DAY, code: 'required' }]
  if (!isDay(from)) return [{ path: FIRST_DAY, code: 'not_a_date' }]
  if (from < today) return [{ path: FIRST_DAY, code: 'date_too_early', params: { min: today } }]
  if (!isDay(until)) return [{ path: 'until', code: 'not_a_date' }]
  if (until < from) return [{ path: 'until', code: 'not_in_order' }]
  return until > addDays(from, MOST_DAYS)
    ? [{ path: 'until', code: 'too_many', params: { max: MOST_DAYS } }]
    : []
}

/** Why something is done, as it is kept: without space around it. */
export const readReason = (typed: string, path = 'reason'): Result<string, FieldFault> => {
  const reason = typed.trim()
  if (reason.length < LEAST_REASON) return refuse({ path, code: 'required' })
  return reason.length > MOST_REASON
    ? refuse({ path, code: 'too_long', params: { max: MOST_REASON } })
    : ok(reason)
}

/**
 * Reads what the desk typed of a change. `offered`: the services of the office. Days before today cannot be changed any more.
 */
export const readChange = (
  typed: TypedChange,
  { offered, today }: { offered: readonly string[]; today: Day },
): Result<ReadChange, FieldFault[]> => {
  const { office, appointment, from } = typed
  const until = typed.until.trim() === '' ? from : typed.until
  const kind = changeKinds.find((one) => one === typed.kind)
  const faults: FieldFault[] = []
  if (appointment !== '' && !offered.includes(appointment))
    faults.push({ path: 'appointment', code: 'not_an_option' })
  faults.push(...dayFaults(from, until, today))
  if (kind === undefined) faults.push({ path: 'kind', code: 'required' })
  const hours = kind === 'hours' ? readHours(typed.hours) : ok(null)
  if (!hours.ok) faults.push(...hours.problem)
  const places = kind === 'close' ? ok(0) : readPlaces(typed.places, kind === 'places')
  if (!places.ok && kind !== undefined) faults.push(places.problem)
  const reason = readReason(typed.reason)
  if (!reason.ok) faults.push(reason.problem)
  if (faults.length > 0 || !hours.ok || !places.ok || !reason.ok) return refuse(faults)
  return ok({
    office,
    appointment: appointment === '' ? null : appointment,
    from,
    until,
    hours: hours.value,
    capacity: places.value,
    reason: reason.value,
  })
}
