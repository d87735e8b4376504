import type { KindTally } from './commands.ts'
import type { CaseState } from './case-state.ts'

const HOUR_MS = 3_600_000

const median = (values: number[]): number | null => {
  if (values.length === 0) return null
  const sorted = values.sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

const counted = (states: readonly CaseState[], what: (state: CaseState) => boolean): number =>
  states.filter(what).length

const outcomesOf = (states: readonly CaseState[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { outcome } of states) if (outcome !== null) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

/**
 * The numbers of a month by kind: of the cases that were opened in it, as they stand now. A merged case counts as the one it
 * went into; its report counts.
 */
export const talliesOf = (
  states: readonly CaseState[],
  reports: ReadonlyMap<string, number>,
): KindTally[] => {
  const kinds = new Set([...reports.keys(), ...states.map(({ kind }) => kind)])
  return [...kinds].sort().map((kind) => {
    const own = states.filter((state) => state.kind === kind && state.status !== 'merged')
    const hours = own.flatMap(({ status, openedMs, closedMs }) =>
      status === 'closed' && closedMs !== null ? [(closedMs - openedMs) / HOUR_MS] : [],
    )
    return {
      kind,
      reports: reports.get(kind) ?? 0,
      cases: own.length,
      acceptedInTime: counted(own, ({ acceptedInTime }) => acceptedInTime === true),
      answeredInTime: counted(own, ({ answeredInTime }) => answeredInTime === true),
      outcomes: outcomesOf(own),
      medianHours: median(hours),
    }
  })
}
