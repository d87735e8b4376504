import type { Day } from '../../../schema/dates.ts'
import type { Verdict } from '../../../schema/eligibility/rule.ts'
import type { RowFault, TableFault } from '../../../schema/roster/fault.ts'
import type { Finding } from '../../../schema/roster/screen.ts'

/** What the page and its two workers say to each other. Every answer carries the number of the job it belongs to. */
export type Source =
  | { kind: 'text'; text: string }
  | { kind: 'bytes'; bytes: ArrayBuffer }
  | { kind: 'table'; table: string[][] }

/** Which findings are wanted: of one programme, with one verdict, or all. */
export type Wanted = { programme?: string; verdict?: Verdict }

export type ToScreener =
  | { do: 'screen'; job: number; source: Source; on: Day }
  | { do: 'stop'; job: number }
  /** Lets go of the roster. */
  | { do: 'forget'; job: number }
  | { do: 'explain'; job: number; at: number }
  | { do: 'export'; job: number; as: 'csv' | 'xlsx'; households: number[]; wanted: Wanted }

/** One household that was screened. `at` is its place in the roster. */
export type Screened = {
  at: number
  row: number
  household: string
  name: string
  note: string
  findings: Finding[]
}

/** One finding in words, for the row that was opened. */
export type Told = Finding & { name: string; reasons: string[]; missing: string[]; cites: string[] }

export type Refusal = {
  code: TableFault['code'] | 'not_text' | 'no_rule_for_date'
  params: Record<string, string | number>
}

export type ReadSummary = {
  households: number
  rows: number
  faults: RowFault[]
  unused: string[]
  /** Ids and names of the programmes screened for. */
  programmes: [id: string, name: string][]
}

export type Line = (string | number)[]

export type FromScreener =
  | ({ is: 'read'; job: number } & ReadSummary)
  | { is: 'screened'; job: number; screened: Screened[] }
  | { is: 'finished'; job: number; stopped: boolean }
  | { is: 'refused'; job: number; refusal: Refusal }
  | { is: 'explained'; job: number; at: number; told: Told[] }
  | { is: 'exported'; job: number; as: 'csv' | 'xlsx'; lines: Line[] }

export type ToSpreadsheet =
  { do: 'read'; job: number; bytes: ArrayBuffer } | { do: 'write'; job: number; name: string; lines: Line[] }

export type FromSpreadsheet =
  | { is: 'table'; job: number; table: string[][] }
  | { is: 'refused'; job: number }
  | { is: 'file'; job: number; bytes: Uint8Array<ArrayBuffer> }
