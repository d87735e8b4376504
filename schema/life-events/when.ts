import { NO, not, triOf, UNKNOWN, YES, type Tri } from '../eligibility/tri.ts'

/** When a step has to be taken, said over the answers of the checklist's own questions. */
export type When =
  | { question: string; is: string | readonly string[] }
  | { all: readonly When[] }
  | { any: readonly When[] }
  | { none: readonly When[] }

/** The value chosen for each question; a question without one was not answered. */
export type Answers = { readonly [question: string]: string | undefined }

const least = (parts: readonly Tri[]): Tri => parts.reduce((one, other) => (other < one ? other : one), YES)
const greatest = (parts: readonly Tri[]): Tri => parts.reduce((one, other) => (other > one ? other : one), NO)

/** Whether the condition holds. A question without an answer is unknown, which is neither yes nor no. */
export const holds = (when: When, answers: Answers): Tri => {
  const each = (parts: readonly When[]): Tri[] => parts.map((part) => holds(part, answers))
  if ('all' in when) return least(each(when.all))
  if ('any' in when) return greatest(each(when.any))
  if ('none' in when) return not(greatest(each(when.none)))
  const answer = answers[when.question]
  if (answer === undefined) return UNKNOWN
  return triOf(typeof when.is === 'string' ? answer === when.is : when.is.includes(answer))
}
