import { dayAt, isWeekend, type Day } from '../dates.ts'
import { nodeOf, type Book, type Node } from './node.ts'
import { programmeOf, type Programme } from './programme.ts'
import type { Expr, Rules } from './rules.ts'

/** The entry whose period holds the day; a period without `from` has always been. */
export const inForce = <T extends { from?: Day; until?: Day }>(
  periods: readonly T[],
  on: Day,
): T | undefined =>
  periods.findLast(
    (period) => (period.from ?? '') <= on && (period.until === undefined || on <= period.until),
  )

const memo = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

/** Rest days by the arranged calendar; outside the arranged years by Saturdays and Sundays alone. */
const restDays = ({ off, work }: Rules['calendar']): Book['isRestDay'] => {
  const daysOf = (steps: readonly number[]): Set<number> => {
    let day = 0
    return new Set(steps.map((step) => (day += step)))
  }
  const [free, arranged] = [daysOf(off), daysOf(work)]
  return (day) => !arranged.has(day) && (free.has(day) || isWeekend(dayAt(day)))
}

/** The rules made ready for one day: terms, standards and versions are those in force on it. */
export const bookOn = (rules: Rules, on: Day): Book => {
  const inForceOf = <T extends { from?: Day }>(
    what: string,
    periods: readonly T[] | undefined,
    id: string,
  ): T => {
    const found = inForce(periods ?? [], on)
    if (found === undefined) throw new Error(`no such ${what} on ${on}: ${id}`)
    return found
  }
  const readText = memo((text: string): Node => nodeOf(book, JSON.parse(text) as Expr))
  const book: Book = {
    on,
    // What is written twice is worked out once.
    read: (expr) => readText(JSON.stringify(expr)),
    term: memo((id: string): Node => book.read(inForceOf('term', rules.terms[id], id).is)),
    programme: memo((id: string): Programme =>
      programmeOf(book, inForceOf('programme', rules.programmes[id], id)),
    ),
    standard: (id) => inForce(rules.standards[id] ?? [], on),
    isRestDay: restDays(rules.calendar),
  }
  return book
}
