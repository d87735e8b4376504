import type { Day } from '../dates.ts'
import { roundToYuanFen } from '../money.ts'
import { problem } from '../problems.ts'
import { ok, refuse, type Result } from '../result.ts'
import { bookOn, inForce } from './book.ts'
import { contextOf, type Context } from './context.ts'
import type { Facts } from './facts.ts'
import type { Book } from './node.ts'
import { openFacts } from './open.ts'
import { choicesOf, datesOf, decidedBy, gradeOf, verdictFor, type Programme } from './programme.ts'
import type { Verdict } from './rule.ts'
import type { Rules } from './rules.ts'
import { NO, UNKNOWN, YES, type Tri } from './tri.ts'
import { bounds } from './value.ts'

export type Amount = { fen: number; per: 'month' | 'once'; basis: number; estimate: true }

/** How the condition at a place of its programme's version came out (rules.ts). */
export type Decided = { at: number; came: 'yes' | 'no' | 'ask' }

export type Evaluation<Reason = Decided> = {
  programme: string
  verdict: Verdict
  amount?: Amount
  because: Reason[]
  /** Unknown facts that may still change the verdict; empty unless it is `ask`. */
  missing: string[]
  chooseWith?: string[]
  /** Days to tell, by name: earliestDate, coolingOffLastDay, collectFrom, collectUntil. */
  dates?: Record<string, Day>
  selfCare?: string
}

/** Rules made ready for one day. Making them ready is the slow part; keep it for as long as the day is asked about. */
export type Prepared = Book

/** Days asked about lately stay ready: a self-check asks about the same one at every question. */
const MOST_READY_DAYS = 8
const ready = new WeakMap<Rules, Map<Day, Prepared>>()

const preparedOn = (rules: Rules, on: Day): Prepared => {
  const days = ready.get(rules) ?? new Map<Day, Prepared>()
  ready.set(rules, days)
  const known = days.get(on)
  if (known !== undefined) return known
  const prepared = bookOn(rules, on)
  const [oldest] = days.keys()
  if (days.size >= MOST_READY_DAYS && oldest !== undefined) days.delete(oldest)
  days.set(on, prepared)
  return prepared
}

/**
 * Makes the rules ready for a day. Refuses a day that no version of a wanted programme covers: the engine never falls
 * back to another year's rule.
 */
export const prepare = (rules: Rules, on: Day, wanted: readonly string[]): Result<Prepared> =>
  wanted.every((id) => inForce(rules.programmes[id] ?? [], on) !== undefined)
    ? ok(preparedOn(rules, on))
    : refuse(problem('no_rule_for_date'))

export const contextFor = (prepared: Prepared, facts: Facts): Context => contextOf(facts, prepared.on)

const cameAs = { [YES]: 'yes', [NO]: 'no', [UNKNOWN]: 'ask' } as const satisfies Record<Tri, Decided['came']>

const amountOf = (
  { amount, version }: Programme,
  context: Context,
  verdict: Verdict,
  because: readonly Decided[],
): Amount | undefined => {
  const rule = version.amount
  if (amount === undefined || rule === undefined || verdict === 'not_met') return undefined
  const { open, per } = rule
  if (
    verdict === 'ask' &&
    open !== 'all' &&
    because.some(({ at, came }) => came === 'ask' && !open.includes(at))
  )
    return undefined
  const { lo, hi } = bounds(amount.is, context)
  return lo === hi ? { fen: roundToYuanFen(lo, 1), per, basis: amount.basis, estimate: true } : undefined
}

/** One programme, explained. `amount` is whole yuan in fen, by the standard of the year `basis`. */
export const evaluateIn = (prepared: Prepared, context: Context, id: string): Evaluation => {
  const programme = prepared.programme(id)
  const verdict = verdictFor(programme, context)
  const because = decidedBy(programme, context).map(({ at, value }) => ({ at, came: cameAs[value] }))
  const missing = new Set<string>()
  openFacts(programme.holds, context, missing)
  const amount = amountOf(programme, context, verdict, because)
  const dates = datesOf(programme, context)
  const selfCare = gradeOf(programme, context)
  const chooseWith = choicesOf(programme, context).flatMap((at) => programme.choices[at]?.with ?? [])
  return {
    programme: id,
    verdict,
    ...(amount === undefined ? {} : { amount }),
    because,
    missing: [...missing],
    ...(verdict === 'choose' && chooseWith.length > 0 ? { chooseWith } : {}),
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
    ...(selfCare === undefined ? {} : { selfCare }),
  }
}

/** Sister programmes (city, country) of which the facts chose the other one say nothing new. */
export const worthShowing = (prepared: Prepared, all: readonly Evaluation[]): Evaluation[] => {
  const isSister = ({ programme, because }: Evaluation): boolean => {
    const { selects = [] } = prepared.programme(programme).version
    return because.some(({ at, came }) => came === 'no' && selects.includes(at))
  }
  const shown = all.filter((evaluation) => !isSister(evaluation))
  return shown.length > 0 ? shown : [...all]
}
