import type { CounterAct, Figures } from '../../../schema/desk/counter-line.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { DeskProps } from '../parts.tsx'

/** One of the day as a row shows it: what could tell who it is, masked. */
export type CounterRow = {
  id: string
  /** `9:00`; empty for who came without a booking. */
  clock: string
  morning: boolean
  walkIn: boolean
  shortCode: string
  /** `A7`; empty before they came. */
  number: string
  service: string
  people: number
  names: string
  phone: string
  /** Where they stand, in words. */
  stage: string
  /** Here, or being served. */
  isHere: boolean
  acts: readonly CounterAct[]
  /** The mark that can be taken back. */
  undo?: number | undefined
}

/** What acts on a row need besides: the form's key, and the office's counters. */
export type ActProps = DeskProps & { formId: string; counters: number }

export type OfficeTab = { name: string; href: string; here: boolean }

export type DayModel = {
  office: { id: string; name: string }
  tabs: readonly OfficeTab[]
  day: string
  isToday: boolean
  dayText: string
  /** `10:41`, when this was read. */
  readAt: string
  before: string
  after: string
  self: string
  sheet: string
  figures: Figures
  /** How long the longest waits, in minutes. */
  waitedMinutes?: number | undefined
  rows: readonly CounterRow[]
  next?: CounterRow | undefined
  services: readonly { id: string; name: string }[]
  minutes: readonly number[]
  fault?: DeskFault | undefined
  /** The page of a booking that was scanned and is of another day or office. */
  elsewhere?: string | undefined
  typed?: string | undefined
  said?: string | undefined
  maySay: boolean
}
