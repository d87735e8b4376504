import type { ReadFields } from '../../schema/casework/read-report.ts'
import { after, isOpen, type CaseEvent, type Status } from '../../schema/casework/transitions.ts'

/** What each event says; never a word of anybody. */
export type EventData = {
  reported: {
    kind: string
    unit: string
    danger: boolean
    review: boolean
    /** Where, as far as it may be known for ever: the township, and for things the point to about 100 m. */
    township?: string
    point?: { lat: number; lon: number }
    open: ReadFields
    acceptByMs: number
    answerByMs: number
    /** A case that may be about the same. */
    maybeSame?: string
  }
  /** Whoever accepts a case that is nobody's has it. */
  accepted: { assignee?: string }
  /** To a unit; with a township: to that one's, where the place was another or none. */
  assigned: { unit: string; township?: string }
  /** To one person of those who have it, by their staff id. */
  taken: { assignee: string }
  /** Passed on to those above, by somebody and not by the clock. */
  raised: Record<string, never>
  noted: Record<string, never>
  told: { answerByMs?: number }
  asked: Record<string, never>
  /** `answers`: it came from whoever was asked, while the question stood. */
  added: { photos: number; answers: boolean }
  escalated: { clock: Clock }
  reviewed: Record<string, never>
  closed: { outcome: string; eraseAtMs: number }
  /** `last`: nobody else reported it. */
  withdrawn: { last: boolean; eraseAtMs: number }
  reopened: { acceptByMs: number; answerByMs: number }
  merged: { into: string; eraseAtMs: number }
  /** Nobody's clock gets longer by a merge: what was promised for either case is promised for the one that goes on. */
  joined: { from: string; clocks?: Clocks }
  erased: Record<string, never>
}
export type Clock = 'accept' | 'answer'
/** `sinceMs`: when these clocks began. */
type Clocks = { danger: boolean; sinceMs: number; acceptByMs: number; answerByMs: number }
export type CaseHappening = {
  [E in keyof EventData]: { atMs: number; event: E; data: EventData[E] }
}[keyof EventData]

export type CaseState = EventData['reported'] & {
  status: Status
  openedMs: number
  /** When the clocks of this round began: with the report, or with the last reopening. */
  sinceMs: number
  updatedMs: number
  acceptedMs: number | null
  closedMs: number | null
  toldMs: number | null
  /** Who does it, by staff id; nobody while it is null. */
  assignee: string | null
  /** Passed on by hand in this round. */
  raised: boolean
  outcome: string | null
  mergedInto: string | null
  /** Whether the first acceptance and the first outcome came in time; null while neither has come nor is late. */
  acceptedInTime: boolean | null
  answeredInTime: boolean | null
  /** Clocks that ran out in this round and were passed on. */
  late: Clock[]
  reopenings: number
  eraseAtMs: number | null
  erased: boolean
}

const begun = (atMs: number, data: EventData['reported']): CaseState => ({
  ...data,
  status: 'received',
  openedMs: atMs,
  sinceMs: atMs,
  updatedMs: atMs,
  acceptedMs: null,
  closedMs: null,
  toldMs: null,
  assignee: null,
  raised: false,
  outcome: null,
  mergedInto: null,
  acceptedInTime: null,
  answeredInTime: null,
  late: [],
  reopenings: 0,
  eraseAtMs: null,
  erased: false,
})

const changes = (state: CaseState, { atMs, event, data }: CaseHappening): Partial<CaseState> => {
  switch (event) {
    case 'accepted':
      return {
        acceptedMs: atMs,
        acceptedInTime: state.acceptedInTime ?? atMs <= state.acceptByMs,
        assignee: state.assignee ?? data.assignee ?? null,
      }
    case 'assigned':
      // Others have it now: who of them does it is theirs to say.
      return {
        unit: data.unit,
        assignee: null,
        ...(data.township === undefined ? {} : { township: data.township }),
      }
    case 'taken':
      return { assignee: data.assignee }
    case 'raised':
      return { raised: true }
    case 'told':
      return {
        toldMs: state.toldMs ?? atMs,
        ...(data.answerByMs === undefined ? {} : { answerByMs: data.answerByMs }),
      }
    case 'escalated':
      return {
        late: [...state.late, data.clock],
        ...(data.clock === 'accept' ? { acceptedInTime: false } : { answeredInTime: false }),
      }
    case 'reviewed':
      return { review: false }
    case 'closed':
      return {
        closedMs: atMs,
        outcome: data.outcome,
        eraseAtMs: data.eraseAtMs,
        answeredInTime: state.answeredInTime ?? atMs <= state.answerByMs,
      }
    case 'withdrawn':
      return data.last ? { closedMs: atMs, eraseAtMs: data.eraseAtMs } : {}
    case 'reopened':
      return {
        acceptByMs: data.acceptByMs,
        answerByMs: data.answerByMs,
        sinceMs: atMs,
        toldMs: null,
        reopenings: state.reopenings + 1,
        closedMs: null,
        outcome: null,
        eraseAtMs: null,
        late: [],
        raised: false,
      }
    case 'merged':
      return { mergedInto: data.into, closedMs: atMs, eraseAtMs: data.eraseAtMs }
    case 'erased':
      return { erased: true, eraseAtMs: null }
    case 'joined':
      if (data.clocks === undefined) return {}
      // Whoever is told now has not been told of the sooner one.
      return data.clocks.answerByMs < state.answerByMs ? { ...data.clocks, toldMs: null } : data.clocks
    case 'noted':
    case 'asked':
    case 'added':
      return {}
    case 'reported':
      throw new Error('a case begins once')
  }
}

/**
 * Whether a happening leads the case on to another status. Of a case that others reported as well, one may withdraw; and what
 * others add is no answer to what one was asked.
 */
const moves = (happening: CaseHappening): boolean => {
  if (happening.event === 'withdrawn') return happening.data.last
  return happening.event !== 'added' || happening.data.answers
}

/**
 * The state after one more event. Decisions ask `after` before; what is not in the table of transitions is a bug here, and
 * throws.
 */
export const fold = (state: CaseState | undefined, happening: CaseHappening): CaseState => {
  if (state === undefined) {
    if (happening.event !== 'reported') throw new Error('a case begins with a report')
    return begun(happening.atMs, happening.data)
  }
  if (happening.event === 'reported') throw new Error('a case begins once')
  const status = after(state.status, happening.event)
  if (status === undefined)
    throw new Error(`${happening.event} cannot happen to a case that is ${state.status}`)
  return {
    ...state,
    ...changes(state, happening),
    status: moves(happening) ? status : state.status,
    updatedMs: happening.atMs,
  }
}

/** What is due by itself, and when (ms since 1970). */
export type Due = { atMs: number; what: Clock | 'erase' }

export const nextDue = (state: CaseState): Due | undefined => {
  const due: Due[] = []
  if (state.status === 'received' && !state.late.includes('accept'))
    due.push({ atMs: state.acceptByMs, what: 'accept' })
  if (isOpen(state.status) && !state.late.includes('answer'))
    due.push({ atMs: state.answerByMs, what: 'answer' })
  if (state.eraseAtMs !== null) due.push({ atMs: state.eraseAtMs, what: 'erase' })
  return due.sort((a, b) => a.atMs - b.atMs)[0]
}

export type { CaseEvent }
