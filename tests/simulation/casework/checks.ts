import { fold, nextDue, type CaseState } from '../../../functions/casework/case-state.ts'
import { isOpen } from '../../../schema/casework/transitions.ts'
import type { EventRow, Seen } from './look.ts'
import { hashOf, type Told, type World } from './world.ts'

/** Everything wrong that one check finds, as something to print; nothing at all when all is well. */
type Check = (world: World, seen: Seen, before: Seen) => unknown[]

const grouped = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}

const byCase = ({ events }: Seen): Map<string, EventRow[]> => grouped(events, ({ caseId }) => caseId)

/** All that happened to the cases that a report was in, one after the other. */
const wayOf = (events: ReadonlyMap<string, EventRow[]>, firstCaseId: string): EventRow[] => {
  const own = events.get(firstCaseId) ?? []
  const merged = own.find(({ event }) => event === 'merged')
  return merged?.event === 'merged' ? [...own, ...wayOf(events, merged.data.into)] : own
}

/** What ends a promised clock: somebody did what was promised, or it was passed on, or its reporter took it back. */
const keeps = (clock: 'accept' | 'answer', one: EventRow, reportId: string): boolean => {
  if (one.event === 'escalated') return one.data.clock === clock
  if (one.event === 'withdrawn') return one.reportId === reportId
  return clock === 'accept' ? one.event === 'accepted' : one.event === 'told' || one.event === 'closed'
}

/** Instants are told to the second; so much later at the most it is over. */
const SECOND_MS = 1000

const brokenPromises = (
  { told: { acceptedBy, dueBy } }: { told: Told },
  way: readonly EventRow[],
  reportId: string,
  nowMs: number,
): string[] =>
  (['accept', 'answer'] as const).filter((clock) => {
    const promisedMs = Date.parse(clock === 'accept' ? acceptedBy : dueBy)
    return promisedMs + SECOND_MS <= nowMs && !way.some((one) => keeps(clock, one, reportId))
  })

export const checks: Record<string, Check> = {
  'each accepted report has one case, which goes on': ({ sent }, { cases, reports }) => {
    const status = new Map(cases.map((one) => [one.id, one.status]))
    const rows = grouped(reports, ({ receiptHash }) => receiptHash)
    return [
      ...(reports.length === sent.length ? [] : [{ sent: sent.length, kept: reports.length }]),
      ...sent.filter(({ told }) => {
        const own = rows.get(hashOf(told)) ?? []
        const at = status.get(own[0]?.caseId ?? '')
        return own.length !== 1 || at === undefined || at === 'merged'
      }),
    ]
  },

  'nothing that happened is gone': (_, seen, before) => {
    const [now, then] = [byCase(seen), byCase(before)]
    return [...then].filter(([id, events]) => {
      const kept = now.get(id) ?? []
      const same = events.every(
        ({ seq, event, atMs }, at) =>
          kept[at]?.seq === seq && kept[at].event === event && kept[at].atMs === atMs,
      )
      return !same || !seen.cases.some((one) => one.id === id)
    })
  },

  'a case is what its events say': (_, seen) => {
    const events = byCase(seen)
    return seen.cases.filter(({ id, state, status, unit, closedMs, nextMs }) => {
      const told = (events.get(id) ?? []).reduce<CaseState | undefined>(
        (before, one) => fold(before, one),
        undefined,
      )
      if (told === undefined) return true
      const columns = [told.status, told.unit, told.closedMs, nextDue(told)?.atMs ?? null]
      return (
        JSON.stringify(columns) !== JSON.stringify([status, unit, closedMs, nextMs]) ||
        Object.entries(told).some(
          ([name, value]) => JSON.stringify(value) !== JSON.stringify(state[name as keyof CaseState]),
        )
      )
    })
  },

  'no clock of an open case runs out unnoticed': ({ nowMs }, seen) => {
    const events = byCase(seen)
    const isPassedOn = (id: string, clock: string, sinceMs: number): boolean =>
      (events.get(id) ?? []).some(
        (one) => one.event === 'escalated' && one.data.clock === clock && one.atMs >= sinceMs,
      )
    return seen.cases.filter(({ id, state }) => {
      const { status, acceptByMs, answerByMs, sinceMs } = state
      if (status === 'received' && acceptByMs <= nowMs && !isPassedOn(id, 'accept', sinceMs)) return true
      return isOpen(status) && answerByMs <= nowMs && !isPassedOn(id, 'answer', sinceMs)
    })
  },

  'what a reporter was promised is done or passed on': (world, seen) => {
    const events = byCase(seen)
    const rows = new Map(seen.reports.map((row) => [row.receiptHash, row]))
    return world.sent.flatMap((reporter) => {
      const row = rows.get(hashOf(reporter.told))
      if (row === undefined) return []
      const way = wayOf(events, row.firstCaseId)
      const broken = brokenPromises(reporter, way, row.id, world.nowMs)
      return broken.length === 0 ? [] : [{ no: reporter.no, broken, way: way.map(({ event }) => event) }]
    })
  },

  'whoever has to know is told when a clock runs out': (_, seen, before) => {
    const old = new Set(before.events.map(({ caseId, seq }) => `${caseId} ${seq}`))
    return seen.events.filter(
      ({ caseId, seq, event, atMs }) =>
        event === 'escalated' &&
        !old.has(`${caseId} ${seq}`) &&
        !seen.messages.some(
          (one) => one.kind === 'case-late' && one.subject === caseId && one.dueAtMs === atMs,
        ),
    )
  },

  'the alarm is set for what is due next': ({ nowMs }, { cases, alarmMs }) => {
    const next = Math.min(...cases.map(({ nextMs }) => nextMs ?? Infinity))
    return Number.isFinite(next) && (alarmMs === null || alarmMs > Math.max(next, nowMs))
      ? [{ next, alarmMs }]
      : []
  },

  'what is over has no words left': ({ nowMs }, seen) => {
    const erased = new Set(seen.cases.filter(({ state }) => state.erased).map(({ id }) => id))
    return [
      ...seen.cases.filter(({ state }) => state.eraseAtMs !== null && state.eraseAtMs <= nowMs),
      ...seen.reports.filter(({ caseId, sealed }) => erased.has(caseId) && sealed === 1),
      ...seen.events.filter(({ caseId, sealed, event }) => {
        return erased.has(caseId) && sealed === 1 && event !== 'noted'
      }),
    ]
  },
}
