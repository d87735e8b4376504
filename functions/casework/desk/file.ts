import { and, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { mayBeNear, type Spot } from '../../../schema/casework/near.ts'
import type { CaseBooks } from '../books.ts'
import type { CaseState } from '../case-state.ts'
import type { EventRecord } from '../commands.ts'
import { openSpot } from '../party.ts'
import { eventsOf } from '../reading.ts'
import { kindOf } from '../rules.ts'
import { cases, photos, reports } from '../tables.ts'
import type { QueuedCase } from './queue.ts'

/** What one person sent, sealed for it. `photos` are in the album of the case. */
export type FiledReport = {
  id: string
  /** The case that it opened; another one where that was merged. */
  firstCaseId: string
  receivedMs: number
  withdrawn: boolean
  sealed: string | null
  spot: string | null
  photos: string[]
}

/** Another case beside this one: it went into this one, this one into it, or both may be about the same. */
export type Beside = QueuedCase & { why: 'came-in' | 'went-into' | 'maybe-same' | 'near' }

export type CaseFile = {
  id: string
  number: number
  state: CaseState
  reports: FiledReport[]
  /** All that happened, in order; the first is number 1. */
  events: EventRecord[]
  beside: Beside[]
}

/** So many open cases of the kind are compared by their place. */
const MOST_COMPARED = 200
const MOST_NEAR = 10
const MS_A_DAY = 86_400_000
/** Reports of one matter come within days. */
const NEAR_DAYS = 30

const filedReports = ({ db }: CaseBooks, caseId: string): FiledReport[] =>
  db
    .select()
    .from(reports)
    .where(eq(reports.caseId, caseId))
    .all()
    .toSorted((a, b) => a.receivedMs - b.receivedMs || a.id.localeCompare(b.id))
    .map(({ id, firstCaseId, receivedMs, withdrawnMs, sealed, spot }) => ({
      id,
      firstCaseId,
      receivedMs,
      withdrawn: withdrawnMs !== null,
      sealed,
      spot,
      photos: db
        .select({ id: photos.id })
        .from(photos)
        .where(eq(photos.reportId, id))
        .all()
        .map((photo) => photo.id),
    }))

const spotOf = ({ ring }: CaseBooks, { id, spot }: { id: string; spot: string | null }): Spot | undefined =>
  spot === null || ring === undefined ? undefined : openSpot(ring, id, spot)

/** Open cases of the same kind whose place may be the same, the newest first. Never of a child's: its kind says `same: null`. */
const nearOnes = (books: CaseBooks, caseId: string, state: CaseState, own: FiledReport[]): string[] => {
  const { same } = kindOf(state.kind)
  const here = own.flatMap((report) => spotOf(books, report) ?? [])
  if (same === null || here.length === 0) return []
  const rows = books.db
    .select({ caseId: cases.id, openedMs: cases.openedMs, id: reports.id, spot: reports.spot })
    .from(cases)
    .innerJoin(reports, eq(reports.caseId, cases.id))
    .where(
      and(
        eq(cases.kind, state.kind),
        ne(cases.id, caseId),
        inArray(cases.status, ['received', 'accepted', 'asked']),
        isNotNull(reports.spot),
      ),
    )
    .orderBy(desc(cases.openedMs))
    .limit(MOST_COMPARED)
    .all()
  const near = rows.filter((row) => {
    const there = spotOf(books, row)
    const isOfLate = Math.abs(row.openedMs - state.openedMs) <= NEAR_DAYS * MS_A_DAY
    return there !== undefined && isOfLate && here.some((spot) => mayBeNear(spot, there, same.metres))
  })
  return [...new Set(near.map((row) => row.caseId))].slice(0, MOST_NEAR)
}

const besideOf = (books: CaseBooks, id: string, state: CaseState, own: FiledReport[]): Beside[] => {
  const known = new Map<string, Beside['why']>()
  const add = (ids: readonly string[], why: Beside['why']): void => {
    for (const one of ids) if (one !== id && !known.has(one)) known.set(one, why)
  }
  const camefrom = books.db
    .selectDistinct({ id: reports.firstCaseId })
    .from(reports)
    .where(eq(reports.caseId, id))
    .all()
  if (state.mergedInto !== null) add([state.mergedInto], 'went-into')
  add(
    camefrom.map((row) => row.id),
    'came-in',
  )
  if (state.maybeSame !== undefined) add([state.maybeSame], 'maybe-same')
  add(nearOnes(books, id, state, own), 'near')
  return [...known].flatMap(([one, why]) => {
    const row = books.run.caseRow.get({ id: one })
    return row === undefined ? [] : [{ number: row.number, state: JSON.parse(row.state) as CaseState, why }]
  })
}

/** A case by its number, with everything that belongs to it; null where there is none. */
export const caseFile = (books: CaseBooks, number: number): CaseFile | null => {
  const row = books.db
    .select({ id: cases.id, state: cases.state })
    .from(cases)
    .where(eq(cases.number, number))
    .get()
  if (row === undefined) return null
  const state = JSON.parse(row.state) as CaseState
  const own = filedReports(books, row.id)
  return {
    id: row.id,
    number,
    state,
    reports: own,
    events: eventsOf(books, row.id),
    beside: besideOf(books, row.id, state, own),
  }
}
