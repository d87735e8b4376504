import type { Day } from '../dates.ts'
import { roundToYuanFen } from '../money.ts'
import { problem } from '../problems.ts'
import { ok, refuse, type Result } from '../result.ts'
import { compilerFor, type Compiler } from './compiler.ts'
import { contextOf, inForce, type Context } from './context.ts'
import type { Facts } from './facts.ts'
import type { Search } from './reach.ts'
import {
  datesOf,
  decidedBy,
  factsToAsk,
  gradeOf,
  openFacts,
  verdictFor,
  type CompiledProgramme,
} from './programme.ts'
import type { Condition, RuleBook, Verdict } from './rule.ts'
import { NO, UNKNOWN, YES, type Tri } from './tri.ts'

export type Amount = { fen: number; per: 'month' | 'once'; basis: number; estimate: true }

export type Decided = { condition: Condition; came: 'yes' | 'no' | 'ask' }

export type Evaluation = {
  programme: string
  verdict: Verdict
  amount?: Amount
  because: Decided[]
  /** Unknown facts that may still change the verdict; empty unless it is `ask`. */
  missing: string[]
  chooseWith?: string[]
  /** Days to tell, by name: earliestDate, coolingOffLastDay, collectFrom, collectUntil. */
  dates?: Record<string, Day>
  selfCare?: string
}

/** A rule book made ready for one day. Making it is the slow part; keep it for as long as the day is asked about. */
export type Prepared = {
  on: Day
  compiler: Compiler
  programmes: Map<string, CompiledProgramme>
}

/** Days asked about lately stay ready: a self-check asks about the same one at every question. */
const MOST_READY_DAYS = 8
const ready = new WeakMap<RuleBook, Map<Day, Prepared>>()

const compiled = (book: RuleBook, on: Day): Prepared => {
  const days = ready.get(book) ?? new Map<Day, Prepared>()
  ready.set(book, days)
  const known = days.get(on)
  if (known !== undefined) return known
  const compiler = compilerFor(book, on)
  const programmes = new Map<string, CompiledProgramme>()
  for (const programme of book.programmes) {
    const made = compiler.programme(programme.id)
    if (made !== undefined) programmes.set(programme.id, made)
  }
  const prepared = { on, compiler, programmes }
  const [oldest] = days.keys()
  if (days.size >= MOST_READY_DAYS && oldest !== undefined) days.delete(oldest)
  days.set(on, prepared)
  return prepared
}

/**
 * Makes the rules ready for a day. Refuses a day that no version of a wanted programme covers: the engine never falls
 * back to another year's rule.
 */
export const prepare = (book: RuleBook, on: Day, wanted: readonly string[]): Result<Prepared> => {
  const covers = ({ id, versions }: RuleBook['programmes'][number]): boolean =>
    !wanted.includes(id) || inForce(versions, on) !== undefined
  return book.programmes.every(covers) ? ok(compiled(book, on)) : refuse(problem('no_rule_for_date'))
}

export const contextFor = (prepared: Prepared, facts: Facts): Context => contextOf(facts, prepared.on)

const programmeOf = (prepared: Prepared, id: string): CompiledProgramme => {
  const programme = prepared.programmes.get(id)
  if (programme === undefined) throw new Error(`no such programme: ${id}`)
  return programme
}

/** Only the verdicts, in the order asked for: nothing is explained, no amount worked out. */
export const verdictsFor = (prepared: Prepared, facts: Facts, wanted: readonly string[]): Verdict[] => {
  const context = contextFor(prepared, facts)
  return wanted.map((id) => verdictFor(programmeOf(prepared, id), context))
}

/** The facts of which an answer may still change the verdict, among those that can be asked for. */
export const factsWorthAsking = (prepared: Prepared, id: string, search: Search): Set<string> => {
  const facts = new Set<string>()
  factsToAsk(programmeOf(prepared, id), search, facts)
  return facts
}

const cameAs = { [YES]: 'yes', [NO]: 'no', [UNKNOWN]: 'ask' } as const satisfies Record<Tri, Decided['came']>

const amountOf = (
  programme: CompiledProgramme,
  context: Context,
  verdict: Verdict,
  open: string[],
): Amount | undefined => {
  if (programme.amount === undefined || verdict === 'not_met') return undefined
  const { rule, node, basis } = programme.amount
  if (verdict === 'ask' && rule.shownWhileOpen !== 'all') {
    const harmless = rule.shownWhileOpen
    if (!open.every((id) => harmless.includes(id))) return undefined
  }
  node.range(context)
  if (context.lo !== context.hi) return undefined
  return { fen: roundToYuanFen(context.lo, 1), per: rule.per, basis, estimate: true }
}

/** One programme, explained. `amount` is whole yuan in fen, by the standard of the year `basis`. */
export const evaluateIn = (prepared: Prepared, context: Context, id: string): Evaluation => {
  const programme = programmeOf(prepared, id)
  const verdict = verdictFor(programme, context)
  const decided = decidedBy(programme, context)
  const missing = new Set<string>()
  openFacts(programme, context, missing)
  const open = decided.filter(({ value }) => value === UNKNOWN).map(({ entry }) => entry.condition.id)
  const amount = amountOf(programme, context, verdict, open)
  const choices = programme.choices.filter(({ node }) => node.test(context) === YES)
  const dates = datesOf(programme, context)
  const selfCare = gradeOf(programme, context)
  const chooseWith = choices.flatMap(({ choice }) => choice.with ?? [])
  return {
    programme: id,
    verdict,
    ...(amount === undefined ? {} : { amount }),
    because: decided.map(({ entry, value }) => ({ condition: entry.condition, came: cameAs[value] })),
    missing: [...missing],
    ...(verdict === 'choose' && chooseWith.length > 0 ? { chooseWith } : {}),
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
    ...(selfCare === undefined ? {} : { selfCare }),
  }
}

/** All wanted programmes for parsed facts on a day. */
export const evaluate = (
  book: RuleBook,
  facts: Facts,
  on: Day,
  wanted: readonly string[],
): Result<Evaluation[]> => {
  const prepared = prepare(book, on, wanted)
  if (!prepared.ok) return prepared
  const context = contextFor(prepared.value, facts)
  return ok(wanted.map((id) => evaluateIn(prepared.value, context, id)))
}
