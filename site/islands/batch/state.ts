import type { ReadSummary, Refusal, Screened, Told } from './protocol.ts'

/** Where the page stands. */
export type State = {
  phase: 'start' | 'load' | 'read' | 'screen' | 'done'
  refusal?: Refusal | { code: 'too_big' | 'not_xlsx' | 'broken'; params: Record<string, string | number> }
  /** What was pasted stays in its field when it is refused. */
  pasted: string
  summary: ReadSummary
  screened: readonly Screened[]
  stopped: 'no' | 'midway' | 'early'
  told: ReadonlyMap<number, readonly Told[]>
  startedAtMs: number
  endedAtMs: number
  exporting: boolean
}

export const nothingRead: ReadSummary = { households: 0, rows: 0, faults: [], unused: [], programmes: [] }

export const atStart: State = {
  phase: 'start',
  pasted: '',
  summary: nothingRead,
  screened: [],
  stopped: 'no',
  told: new Map(),
  startedAtMs: 0,
  endedAtMs: 0,
  exporting: false,
}

export type Happened =
  | { what: 'pasted'; text: string }
  | { what: 'started'; phase: 'load' | 'read'; atMs: number }
  | { what: 'reading' }
  | { what: 'refused'; refusal: NonNullable<State['refusal']> }
  | { what: 'read'; summary: ReadSummary }
  | { what: 'screened'; screened: Screened[] }
  | { what: 'ended'; stopped: State['stopped']; atMs: number }
  | { what: 'told'; at: number; told: Told[] }
  | { what: 'exporting'; now: boolean }
  | { what: 'forgotten' }

export const next = (state: State, event: Happened): State => {
  switch (event.what) {
    case 'pasted':
      return { ...state, pasted: event.text }
    case 'started':
      return { ...atStart, pasted: state.pasted, phase: event.phase, startedAtMs: event.atMs }
    case 'reading':
      return { ...state, phase: 'read' }
    case 'refused':
      return { ...atStart, pasted: state.pasted, refusal: event.refusal }
    case 'read':
      return { ...state, phase: 'screen', pasted: '', summary: event.summary }
    case 'screened':
      return { ...state, screened: [...state.screened, ...event.screened] }
    case 'ended':
      if (event.stopped === 'early') return { ...atStart, pasted: state.pasted, stopped: 'early' }
      return { ...state, phase: 'done', stopped: event.stopped, endedAtMs: event.atMs }
    case 'told':
      return { ...state, told: new Map(state.told).set(event.at, event.told) }
    case 'exporting':
      return { ...state, exporting: event.now }
    case 'forgotten':
      return atStart
  }
}
