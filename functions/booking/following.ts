import { followWindow } from '../../schema/booking/follow.ts'
import type { BookableTime } from '../../schema/booking/plan.ts'
import { dayOf } from '../../schema/dates.ts'
import { problem, type Problem } from '../../schema/problems.ts'
import type { Books } from './books.ts'
import type { TimeRef } from './commands.ts'
import { pastOf } from './people.ts'
import type { Past } from './statements.ts'

/**
 * A second visit is only at the office of the first and only in its window. Where the ledger knows the first visit of
 * these people it holds them to it; where it does not (they applied before, or elsewhere) the counter sees the paper.
 */
export const followFault = (books: Books, time: TimeRef, past: readonly Past[]): Problem | undefined => {
  const follows = books.plan.appointments.get(time.appointment)?.follows
  if (follows === null || follows === undefined) return undefined
  const firsts = past.filter(
    ({ kind, scope, state, startMs }) =>
      kind === 'booking' &&
      scope === follows.appointment &&
      (state === 'booked' || state === 'arrived' || state === 'done') &&
      startMs !== null,
  )
  const first = firsts.find(({ startMs }) => Number(startMs) < time.startMs) ?? firsts[0]
  if (first === undefined || first.startMs === null) return undefined
  if (first.office !== time.office) return problem('other_office')
  const { from, until } = followWindow(books.rules, follows, dayOf(first.startMs))
  const day = dayOf(time.startMs)
  return day < from || day > until ? problem('outside_window') : undefined
}

/**
 * The other way round: a first visit stays as it is while a second one hangs on it. It may move (`to`) where the second
 * one is still inside its window and at its office; undefined: it is to be cancelled.
 */
export const followedFault = (
  books: Books,
  first: { appointment: string; personHashes: readonly string[] },
  to?: BookableTime,
): Problem | undefined => {
  for (const { id, follows } of books.plan.appointments.values()) {
    if (follows?.appointment !== first.appointment) continue
    const window = to === undefined ? undefined : followWindow(books.rules, follows, dayOf(to.startMs))
    const seconds = first.personHashes
      .flatMap((personHash) => pastOf(books, personHash))
      .filter(
        ({ kind, scope, active, state }) =>
          kind === 'booking' && scope === id && active === 1 && state === 'booked',
      )
    for (const { office, startMs } of seconds) {
      const day = dayOf(startMs ?? 0)
      if (window === undefined || office !== to?.office || day < window.from || day > window.until)
        return problem('second_visit_booked')
    }
  }
  return undefined
}
