import type { Appointment } from '../content/appointment.ts'
import type { Day } from '../dates.ts'
import { bookOn } from '../eligibility/book.ts'
import { contextOf } from '../eligibility/context.ts'
import type { Rules } from '../eligibility/rules.ts'
import { dayIn } from '../eligibility/value.ts'

export type Window = { from: Day; until: Day }

/**
 * The days on which a second visit is possible, both included, from the day of the first. For a divorce certificate these
 * are the thirty days after cooling-off, by the same terms as in the self-check (民法典 arts. 201, 203, 1077).
 */
export const followWindow = (
  rules: Rules,
  follows: NonNullable<Appointment['follows']>,
  firstDay: Day,
): Window => {
  const book = bookOn(rules, firstDay)
  const context = contextOf({ [follows.fact]: firstDay }, firstDay)
  const dayOfTerm = (term: string): Day => {
    const day = dayIn(book.term(term), context)
    if (day === undefined) throw new Error(`the term ${term} does not follow from ${follows.fact}`)
    return day
  }
  return { from: dayOfTerm(follows.from), until: dayOfTerm(follows.until) }
}
