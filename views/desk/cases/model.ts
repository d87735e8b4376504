import type { LiveModel } from '../live/LiveBoard.tsx'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { MaskedField } from '../../../schema/desk/actions.ts'

export type Option = { value: string; text: string }
export type Line = { label: string; text: string; masked?: boolean }

/** One case in the queue. */
export type QueueLine = {
  number: number
  href: string
  danger: boolean
  passedOn: boolean
  review: boolean
  kind: string
  place: string
  received: string
  due: string
  /** The clock has run out, or will within the hour. */
  pressing: boolean
  step: string
  who: string
}
export type QueueValues = { kind: string; state: string; township: string; unit: string; number: string }
export type QueueModel = {
  lines: readonly QueueLine[]
  count: number
  danger: number
  now: string
  values: QueueValues
  kinds: readonly { title: string; options: readonly Option[] }[]
  states: readonly Option[]
  townships: readonly Option[]
  units: readonly Option[]
  page: number
  pages: number
  newer?: string | undefined
  older?: string | undefined
  child: boolean
  done?: string | undefined
  live: LiveModel
}

export type HistoryLine = {
  seq: number
  at: string
  who: string
  what: string
  words?: string
  masked?: boolean
}
export type ReportPart = { title: string; lines: readonly Line[]; photos: readonly string[] }
export type BesideLine = { number: number; href: string; text: string }

/** Everything that a case shows; what is masked comes masked. */
export type CaseView = {
  number: number
  kind: string
  formal: string
  danger: boolean
  passedOn: boolean
  review: boolean
  child: boolean
  step: string
  clocks: readonly { label: string; at: string; left: string; over: boolean }[]
  facts: readonly Line[]
  reports: readonly ReportPart[]
  beside: readonly BesideLine[]
  history: readonly HistoryLine[]
}

/** Words and choices that came with a form that was refused; they stay in it. */
export type Typed = Readonly<Record<string, string>>

export type ActsModel = {
  can: ReadonlySet<string>
  colleagues: readonly Option[]
  places: readonly { title: string; options: readonly Option[] }[]
  reports: readonly Option[]
  outcomes: readonly Option[]
  candidates: readonly Option[]
  mostWords: number
}

/** Hidden in every form of a case: what was seen, the key of the form, and of a child's case that it was opened. */
export type CaseHidden = { seen: number; key: string; opened?: string | undefined }

export type CaseModel = {
  view: CaseView
  hidden: CaseHidden
  /** Fields that can be opened here, by whoever is asking. */
  fields: readonly MaskedField[]
  shown?: MaskedField | undefined
  acts?: ActsModel | undefined
  typed: Typed
  fault?: DeskFault | undefined
  /** What others did since the page was made. */
  meanwhile: readonly HistoryLine[]
  done?: string | undefined
}
