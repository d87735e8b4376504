import {
  OverviewPage,
  type HoldLine,
  type OverviewModel,
} from '../../../views/desk/retention/OverviewPage.tsx'
import { dayOf, dayText } from '../../../schema/dates.ts'
import { maskedCode } from '../../../schema/mask.ts'
import { heldBookings, keptBookings } from '../../booking/desk/rights.ts'
import { countedAs, heldCases, keptCases } from '../../casework/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { policy } from '../../policy.ts'
import type { Erasure, Kept } from '../../retention-rows.ts'
import { t } from '../../words.ts'
import { atText, given, show, staffOf, type Signed, type Visit } from '../pages/show.tsx'
import type { RightsRequest } from './register.ts'
import { atRights } from './rights-of.ts'
import { keptRules } from './rules.ts'
import { maySee, thingOfBooking, thingOfCase } from './things.ts'

const requestLine =
  (atMs: number) =>
  ({ number, kind, received, dueMs, outcome }: RightsRequest): OverviewModel['open'][number] => ({
    number,
    kind: t(`desk-retention.kind.${kind}`),
    received: dayText(received),
    due: dayText(dayOf(dueMs)),
    late: outcome === null && dueMs < atMs,
    ...(outcome === null ? {} : { outcome: t(`desk-retention.outcome.${outcome}`) }),
  })

const partyName = (what: string): string => t(`desk-retention.what.${what}`)

/** Counts of one day under one name together: kinds about children are one. */
const dueLines = (kept: Kept, nameOf: (what: string) => string): OverviewModel['due'][number][] => {
  const counts = new Map<string, { day: string; what: string; count: number }>()
  for (const { day, what, count } of kept.due) {
    const id = `${day} ${nameOf(what)}`
    counts.set(id, { day, what: nameOf(what), count: count + (counts.get(id)?.count ?? 0) })
  }
  return [...counts].map(([id, line]) => ({ id, ...line }))
}

const erasedLine =
  (nameOf: (what: string) => string) =>
  ({ day, why, what, count, lastMs }: Erasure) => ({
    id: `${day} ${why} ${what}`,
    day,
    what: nameOf(what),
    why: t(`desk-retention.erased.${why}`),
    count,
    last: atText(lastMs),
  })

const holdLines = async (c: Visit, one: Signed, bookings: Kept, cases: Kept): Promise<HoldLine[]> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  const nameOf = (id: string): string => staff.find((person) => person.id === id)?.name ?? id
  const [ofBookings, ofCases] = await Promise.all([
    heldBookings(c, bookings.holds),
    heldCases(c, cases.holds),
  ])
  const line = (
    of: HoldLine['of'],
    thing: string,
    { thing: id, reason, by, untilMs }: Kept['holds'][number],
  ) => ({
    id,
    of,
    thing,
    reason,
    by: nameOf(by),
    until: dayText(dayOf(untilMs)),
  })
  return [
    ...ofBookings
      .filter(({ thing }) => maySee(one, thingOfBooking(thing)))
      .map(({ hold, thing }) =>
        line('booking', t('desk-retention.holds.booking', { code: maskedCode(thing.code) }), hold),
      ),
    ...ofCases
      .filter(({ thing }) => maySee(one, thingOfCase(thing)))
      .map(({ hold, thing: { number, kind } }) =>
        line('case', t('desk-retention.holds.case', { number, kind }), hold),
      ),
  ]
}

const dones = ['hold', 'lifted'] as const

/** `GET /desk/retention/` */
export const getOverview = async (c: Visit, one: Signed): Promise<Response> => {
  const [bookings, cases, { open, closed }] = await Promise.all([
    keptBookings(c),
    keptCases(c),
    atRights(c, (rights) => rights.requests()),
  ])
  const lineAt = requestLine(nowMs(c))
  const done = dones.find((said) => said === c.req.query('done'))
  const byDay = (a: { day: string }, b: { day: string }): number => a.day.localeCompare(b.day)
  const model: OverviewModel = {
    open: open.map(lineAt),
    closed: closed.map(lineAt),
    keepDays: policy.rights.keepDays,
    due: [...dueLines(bookings, partyName), ...dueLines(cases, countedAs)].toSorted(byDay),
    overdue: bookings.overdue + cases.overdue,
    erased: [
      ...bookings.erased.map(erasedLine(partyName)),
      ...cases.erased.map(erasedLine(countedAs)),
    ].toSorted((a, b) => byDay(b, a)),
    holds: await holdLines(c, one, bookings, cases),
    rules: keptRules(),
    ...(done === undefined
      ? {}
      : { done: t(done === 'hold' ? 'desk-retention.hold.done' : 'desk-retention.hold.lifted') }),
  }
  return show(c, t('desk-retention.title'), <OverviewPage {...given(one)} {...model} />)
}
