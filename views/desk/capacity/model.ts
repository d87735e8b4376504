import type { Day } from '../../../schema/dates.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import type { TypedChange } from '../../../schema/booking/read-change.ts'
import type { Hidden } from '../../booking/model.ts'

export type Named = { id: string; name: string }

/** How a day stands: what the office is open, how many places there are and how many are taken. */
export type DayCell = {
  day: Day
  hours: string
  places: number
  taken: number
  waiting: number
  /** Why it is not as always: a change of the desk, a closure or extra day of the content, a rest day, a draw. */
  notes: readonly string[]
  past: boolean
}

export type ChangeLine = {
  id: string
  days: string
  service: string
  what: string
  reason: string
  who: string
  at: string
  /** Whether it is in force; false for what was taken back, for what is over and for what takes back. */
  open: boolean
  ended?: string | undefined
}

export type PlaceModel = {
  offices: readonly Named[]
  office: Named
  services: readonly Named[]
}

export type CapacityModel = PlaceModel & {
  appointment: string
  month: string
  previous: string
  following: string
  cells: readonly DayCell[]
  lines: readonly ChangeLine[]
  touchedOpen: number
  overbooked: number
  overbookedLines: readonly { id: string; at: string; service: string; who: string; reason: string }[]
  form: TypedChange
  faults: readonly FieldFault[]
  done: boolean
}

export type AffectedLine = { id: string; when: string; service: string; names: string; phone: string }

export type PreviewModel = {
  office: Named
  /** What would be done: days, service, what, reason. */
  rows: readonly { name: string; value: string }[]
  touched: readonly AffectedLine[]
  byTime: readonly { when: string; service: string; count: number }[]
  still: number
  lifted: number
  appear: number
  disappear: number
  waiting: number
  drawn: readonly string[]
  hidden: Hidden
  back: Hidden
  /** What is another than in the preview before. */
  differs?: { more: readonly string[]; fewer: number } | undefined
}

export type TouchedLine = AffectedLine & {
  state: 'told' | 'kept' | 'fits' | 'moved' | 'cancelled' | 'over'
  more: string
  told: string
  reason: string
}
