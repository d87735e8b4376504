import type { Day } from '../dates.ts'
import type { Compiler, DayNode, QuantityNode, RuleNode } from './compiler.ts'
import { dayBefore, inForce, type Context } from './context.ts'
import { CAN_NO, CAN_YES, factsTowards, NEVER, reachedBy, reachOf, type Reach, type Search } from './reach.ts'
import type { AmountRule, Choice, Condition, Programme, ProgrammeVersion, Verdict } from './rule.ts'
import { NO, UNKNOWN, YES, type Tri } from './tri.ts'

export type CompiledCondition = { condition: Condition; node: RuleNode }

/** One programme, ready for one day. */
export type CompiledProgramme = {
  programme: Programme
  version: ProgrammeVersion
  sufficient: CompiledCondition[]
  conditions: CompiledCondition[]
  choices: { choice: Choice; node: RuleNode }[]
  amount: { rule: AmountRule; node: QuantityNode; basis: number } | undefined
  dates: { name: string; node: DayNode; when: RuleNode | undefined }[]
  grade: { bands: { below: number; grade: string }[]; node: QuantityNode } | undefined
  lawDay: DayNode | undefined
  /** What the conditions came to, and the verdict, in the evaluation asked about last. */
  latest: { id: number; hold: Tri; verdict: Verdict }
}

/** Undefined where no version covers the day: the caller refuses with `no_rule_for_date`. */
export const compileProgramme = (compiler: Compiler, programme: Programme): CompiledProgramme | undefined => {
  const version = inForce(programme.versions, compiler.on)
  if (version === undefined) return undefined
  const conditions = (list: Condition[]): CompiledCondition[] =>
    list.map((condition) => ({ condition, node: compiler.rule(condition.rule) }))
  const value = version.amount && compiler.standard(version.amount.standard)
  return {
    programme,
    version,
    sufficient: conditions(version.sufficient ?? []),
    conditions: conditions(version.conditions),
    choices: (version.choose ?? []).map((choice) => ({ choice, node: compiler.rule(choice.when) })),
    amount:
      version.amount && value
        ? { rule: version.amount, node: compiler.quantity(version.amount.quantity), basis: value.basis }
        : undefined,
    dates: (version.dates ?? []).map(({ name, day, when }) => ({
      name,
      node: compiler.day(day),
      when: when === undefined ? undefined : compiler.rule(when),
    })),
    grade: version.grade && { bands: version.grade.bands, node: compiler.quantity(version.grade.quantity) },
    lawDay: version.lawDay === undefined ? undefined : compiler.day(version.lawDay),
    latest: { id: 0, hold: UNKNOWN, verdict: 'ask' },
  }
}

/** Days to tell of a programme, where they are known and worth telling. */
export const datesOf = (programme: CompiledProgramme, context: Context): Record<string, Day> => {
  const days: Record<string, Day> = {}
  for (const { name, node, when } of programme.dates) {
    const day = node.day(context)
    if (day !== undefined && (when === undefined || when.test(context) === YES)) days[name] = day
  }
  return days
}

/** The grade, where every possible number lies in one band. */
export const gradeOf = (programme: CompiledProgramme, context: Context): string | undefined => {
  if (programme.grade === undefined) return undefined
  programme.grade.node.range(context)
  const { lo, hi } = context
  const band = (value: number): string | undefined =>
    programme.grade?.bands.find(({ below }) => value < below)?.grade
  return band(lo) === band(hi) ? band(lo) : undefined
}

/** All necessary conditions together, short-cut by any that is sufficient on its own. */
const conditionsHold = (programme: CompiledProgramme, context: Context): Tri => {
  let enough: Tri = NO
  for (const { node } of programme.sufficient) {
    const value = node.test(context)
    if (value === YES) return YES
    if (value > enough) enough = value
  }
  let all: Tri = YES
  for (const { node } of programme.conditions) {
    const value = node.test(context)
    if (value < all) all = value
    if (all === NO) break
  }
  return all > enough ? all : enough
}

const verdictBy = (hold: Tri, programme: CompiledProgramme, context: Context): Verdict => {
  if (hold === NO) return 'not_met'
  if (hold === UNKNOWN) return 'ask'
  for (const { node } of programme.choices) if (node.test(context) === YES) return 'choose'
  return programme.version.best ?? 'likely'
}

/** Worked out once in an evaluation, however many rules ask. */
const standing = (programme: CompiledProgramme, context: Context): CompiledProgramme['latest'] => {
  const { latest } = programme
  if (latest.id === context.id) return latest
  const hold = conditionsHold(programme, context)
  latest.verdict = verdictBy(hold, programme, context)
  latest.hold = hold
  latest.id = context.id
  return latest
}

export const verdictFor = (programme: CompiledProgramme, context: Context): Verdict =>
  standing(programme, context).verdict

/** The conditions that stand in the way of a better verdict, or, where none does, those that carried it. */
export const decidedBy = (
  programme: CompiledProgramme,
  context: Context,
): { entry: CompiledCondition; value: Tri }[] => {
  const { hold } = standing(programme, context)
  const came = (list: CompiledCondition[]) =>
    list.map((entry) => ({ entry, value: entry.node.test(context) }))
  const sufficient = came(programme.sufficient)
  const enough = sufficient.filter(({ value }) => value === YES)
  if (enough.length > 0) return enough
  const conditions = came(programme.conditions)
  // Where a condition fails, only what would be enough on its own is left to hope for.
  if (hold === UNKNOWN && conditions.some(({ value }) => value === NO))
    return sufficient.filter(({ value }) => value === UNKNOWN)
  return conditions.filter(({ value }) => hold === YES || value === hold)
}

/** Facts that are unknown and may still change an open verdict. Empty unless the verdict is `ask`. */
export const openFacts = (programme: CompiledProgramme, context: Context, out: Set<string>): void => {
  if (standing(programme, context).hold !== UNKNOWN) return
  const lost = programme.conditions.some(({ node }) => node.test(context) === NO)
  for (const { node } of lost ? programme.sufficient : [...programme.sufficient, ...programme.conditions])
    if (node.test(context) === UNKNOWN) node.open(context, out)
}

/** What the conditions of a programme can come to when all that can be asked is answered. */
export const reachOfProgramme = (programme: CompiledProgramme, search: Search): Reach => {
  const { hold } = standing(programme, search.context)
  if (hold !== UNKNOWN) return reachedBy(hold)
  const sufficient = programme.sufficient.map(({ node }) => reachOf(node.truth, search))
  const conditions = programme.conditions.map(({ node }) => reachOf(node.truth, search))
  const no = conditions.some((can) => can & CAN_NO) && sufficient.every((can) => can & CAN_NO)
  const yes = conditions.every((can) => can & CAN_YES) || sufficient.some((can) => can & CAN_YES)
  return (no ? CAN_NO : NEVER) | (yes ? CAN_YES : NEVER)
}

/** Adds the facts that may bring the conditions of a programme to one of the wanted ends. */
export const factsTowardsProgramme = (
  programme: CompiledProgramme,
  wanted: Reach,
  search: Search,
  out: Set<string>,
): void => {
  const aim = wanted & reachOfProgramme(programme, search)
  for (const { node } of programme.sufficient) factsTowards(node.truth, aim, search, out)
  const together = programme.conditions.every(({ node }) => reachOf(node.truth, search) & CAN_YES)
  const each = (aim & CAN_NO) | (together ? aim & CAN_YES : NEVER)
  for (const { node } of programme.conditions) factsTowards(node.truth, each, search, out)
}

/** Whether a condition that stops the questions is left to the window, whatever else might be answered. */
export const isLeftToWindow = (programme: CompiledProgramme, context: Context): boolean =>
  programme.conditions.some(({ condition, node }) => {
    if (condition.stops !== true || node.test(context) !== UNKNOWN) return false
    const open = new Set<string>()
    node.open(context, open)
    return open.size === 0
  })

/**
 * Adds the facts worth asking for: each may still change the verdict. A programme of which the portal can say no more than
 * "ask" is asked about only as long as it may fail.
 */
export const factsToAsk = (programme: CompiledProgramme, search: Search, out: Set<string>): void => {
  if (standing(programme, search.context).hold !== UNKNOWN || isLeftToWindow(programme, search.context))
    return
  const saysMore = programme.version.best !== 'ask' || programme.choices.length > 0
  factsTowardsProgramme(programme, saysMore ? CAN_NO | CAN_YES : CAN_NO, search, out)
}
export type PeriodFault = { at: number; wrong: 'gap' | 'overlap' | 'closed' }

/** Whether dated periods follow each other without gap or overlap, the last one open-ended; `at` is the faulty entry. */
export const periodFaults = (periods: readonly { from: Day; until?: Day | undefined }[]): PeriodFault[] => {
  const faults: PeriodFault[] = []
  periods.forEach(({ from, until }, at) => {
    const next = periods[at + 1]
    if (next === undefined) {
      if (until !== undefined) faults.push({ at, wrong: 'closed' })
    } else if (next.from <= from || (until !== undefined && until >= next.from))
      faults.push({ at: at + 1, wrong: 'overlap' })
    else if (until !== undefined && until !== dayBefore(next.from)) faults.push({ at: at + 1, wrong: 'gap' })
  })
  return faults
}
