import type { Day } from '../dates.ts'
import type { Context } from './context.ts'
import { node, type Book, type Node } from './node.ts'
import { openFacts } from './open.ts'
import { CAN_NO, CAN_YES, factsTowards, type Search } from './reach.ts'
import type { Verdict } from './rule.ts'
import type { RulesVersion } from './rules.ts'
import { NO, UNKNOWN, YES, type Tri } from './tri.ts'
import { bounds, dayIn, truthOf } from './value.ts'

/** One programme, ready for one day. */
export type Programme = {
  version: RulesVersion
  enough: readonly Node[]
  needs: readonly Node[]
  /** All necessary conditions together, or any that is enough on its own. */
  holds: Node
  choices: readonly { when: Node; with: readonly string[] }[]
  amount: { is: Node; basis: number } | undefined
  dates: readonly { name: string; day: Node; when: Node }[]
  grade: Node | undefined
  lawDay: Node | undefined
}

export const programmeOf = (book: Book, version: RulesVersion): Programme => {
  const { enough = [], needs, amount, grade, lawDay } = version
  const [sufficient, necessary] = [enough.map(book.read), needs.map(book.read)]
  const value = amount && book.standard(amount.standard)
  return {
    version,
    enough: sufficient,
    needs: necessary,
    holds: node(book, 'any', { parts: [...sufficient, node(book, 'all', { parts: necessary })] }),
    choices: (version.choices ?? []).map((choice) => ({
      when: book.read(choice.when),
      with: choice.with ?? [],
    })),
    amount: amount && value && { is: book.read(amount.is), basis: value.basis },
    dates: (version.dates ?? []).map(({ name, day, when = 1 }) => ({
      name,
      day: book.read(day),
      when: book.read(when),
    })),
    grade: grade && book.read(grade.by),
    lawDay: lawDay === undefined ? undefined : book.read(lawDay),
  }
}

/** Days to tell of a programme, where they are known and worth telling. */
export const datesOf = ({ dates }: Programme, context: Context): Record<string, Day> => {
  const days: Record<string, Day> = {}
  for (const { name, day, when } of dates) {
    const at = dayIn(day, context)
    if (at !== undefined && truthOf(when, context) === YES) days[name] = at
  }
  return days
}

/** The grade, where every possible number lies in one band. */
export const gradeOf = ({ grade, version }: Programme, context: Context): string | undefined => {
  if (grade === undefined) return undefined
  const { lo, hi } = bounds(grade, context)
  const band = (value: number): string | undefined =>
    version.grade?.bands.find(({ below }) => value < below)?.grade
  return band(lo) === band(hi) ? band(lo) : undefined
}

/** The choices that surely have to be made. */
export const choicesOf = ({ choices }: Programme, context: Context): number[] =>
  choices.flatMap(({ when }, at) => (truthOf(when, context) === YES ? [at] : []))

export const verdictFor = (programme: Programme, context: Context): Verdict => {
  const holds = truthOf(programme.holds, context)
  if (holds === NO) return 'not_met'
  if (holds === UNKNOWN) return 'ask'
  return choicesOf(programme, context).length > 0 ? 'choose' : holdingVerdict(programme)
}

/** The verdict where the conditions hold and nothing has to be chosen. */
export const holdingVerdict = ({ version }: Programme): Verdict => version.best ?? 'likely'

export type Decided = { at: number; value: Tri }

/**
 * The conditions that stand in the way of a better verdict, or, where none does, those that carried it; by their places, the
 * sufficient ones first.
 */
export const decidedBy = (programme: Programme, context: Context): Decided[] => {
  const { enough, needs, holds } = programme
  const hold = truthOf(holds, context)
  const came = (list: readonly Node[], from: number): Decided[] =>
    list.map((condition, at) => ({ at: from + at, value: truthOf(condition, context) }))
  const sufficient = came(enough, 0)
  const met = sufficient.filter(({ value }) => value === YES)
  if (met.length > 0) return met
  const conditions = came(needs, enough.length)
  // Where a condition fails, only what would be enough on its own is left to hope for.
  if (hold === UNKNOWN && conditions.some(({ value }) => value === NO))
    return sufficient.filter(({ value }) => value === UNKNOWN)
  return conditions.filter(({ value }) => hold === YES || value === hold)
}

/** Whether a condition that stops the questions is left to the window, whatever else might be answered. */
export const isLeftToWindow = ({ version, enough, needs }: Programme, context: Context): boolean => {
  const all = [...enough, ...needs]
  return (version.stops ?? []).some((at) => {
    const condition = all[at] as Node
    const open = new Set<string>()
    openFacts(condition, context, open)
    return truthOf(condition, context) === UNKNOWN && open.size === 0
  })
}

/**
 * The facts worth asking for: each may still change the verdict. A programme of which the portal can say no more than
 * "ask" is asked about only as long as it may fail.
 */
export const factsToAsk = (programme: Programme, search: Search): Set<string> => {
  const facts = new Set<string>()
  if (isLeftToWindow(programme, search.context)) return facts
  const { holds, version, choices } = programme
  const saysMore = version.best !== 'ask' || choices.length > 0
  factsTowards(holds, saysMore ? CAN_NO | CAN_YES : CAN_NO, search, facts)
  return facts
}
