import type { EditionChange } from '../../../schema/policy.ts'
import type { Edition } from '../../../schema/content/institution.ts'
import type { Notice } from '../../../schema/content/notice.ts'
import type { NoticeForm, DraftKind, DraftState, DraftStep } from '../../../schema/desk/draft.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { FormFinding } from '../../../schema/desk/notice-draft.ts'
import type { DeskProps } from '../parts.tsx'

export type Choice = { id: string; name: string }

/** What a form that makes a version carries: the draft it changes, the version it was opened at, its own key. */
export type Versioned = { draft: string | undefined; after: number; keyed: string }

export type NoticeFormModel = DeskProps &
  Versioned & {
    form: NoticeForm
    faults: readonly FormFinding[]
    tooLarge: boolean
    fault: DeskFault | undefined
    units: readonly Choice[]
    services: readonly Choice[]
  }

export type TableFault = { row: number | null; column: string | null; wrong: string; right: string }
export type WhitelistFormModel = DeskProps &
  Versioned & {
    day: string
    provenance: string
    faults: readonly TableFault[]
    fault: DeskFault | undefined
    /** The edition that is published now. */
    current: { edition: number; day: string; count: number; sample: boolean } | undefined
  }

export type ListLine = {
  id: string
  kind: DraftKind
  title: string
  state: DraftState
  version: number
  by: string
}

/** One institution that an edition changes: a line a field. */
export type ChangeLine = {
  name: string
  what: EditionChange['what']
  fields: readonly { name: string; before: string; after: string }[]
  why: string | undefined
}

export type HistoryLine = {
  what: DraftStep | 'saved'
  version: number
  who: string
  at: string
  words: string
}

export type DraftShown =
  | {
      kind: 'notice'
      notice: Notice
      unit: string
      /** Names of what it is about. */
      services: readonly string[]
      advice: readonly string[]
    }
  | { kind: 'edition'; edition: Edition; file: string; first: boolean; changes: readonly ChangeLine[] }

export type DraftModel = DeskProps & {
  id: string
  title: string
  state: DraftState
  version: number
  hash: string
  by: string
  /** Whether the site has it already, or can no longer take it. */
  standing: 'good' | 'live' | 'stale'
  shown: DraftShown
  history: readonly HistoryLine[]
  can: {
    change: boolean
    submit: boolean
    approve: boolean
    sendBack: boolean
    published: boolean
    download: boolean
  }
  /** Whether whoever looks wrote or submitted it. */
  own: boolean
  keyed: string
  fault: DeskFault | undefined
  done: DraftStep | 'saved' | undefined
  words: string
  commit: string
}
