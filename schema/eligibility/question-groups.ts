import type { CheckData, Offer, Question } from './check-data.ts'
import { contextFor, evaluateIn, type Prepared } from './evaluate.ts'
import { journeyOf, type CheckState, type Journey } from './journey.ts'
import { shortName } from './next-question.ts'
import { settledBy } from './settles.ts'

export type QuestionGroup = { offer: Offer; questions: Question[]; open: number }

const uses = new WeakMap<Prepared, Map<string, ReadonlySet<string>>>()

/** The facts on which a programme can hang: what is open while nothing is known. */
const usedBy = (prepared: Prepared, programme: string): ReadonlySet<string> => {
  const known = uses.get(prepared) ?? new Map<string, ReadonlySet<string>>()
  uses.set(prepared, known)
  const ready = known.get(programme)
  if (ready !== undefined) return ready
  const nothing = contextFor(prepared, { householdSize: 'unknown', members: [{ relation: 'self' }] })
  const names = new Set(evaluateIn(prepared, nothing, programme).missing)
  known.set(programme, names)
  return names
}

const wouldMatter = (data: CheckData, state: CheckState, journey: Journey, question: Question): boolean => {
  const answers = state.answers.filter(([fact]) => fact !== question.fact)
  const without = journeyOf(data, { programmes: state.programmes, answers }, journey.prepared.on)
  return without.ok && without.value.open.some(({ fact }) => fact === question.fact)
}

/**
 * The questions worth showing on one page, each below the first chosen offer that needs it, in the order of the content: those
 * that are open or answered, those that would make an amount or a day exact, and `held`, the one somebody is writing in. An answer that nothing chosen needs any longer
 * is not shown; it comes back with what needs it.
 */
export const questionGroups = (
  data: CheckData,
  state: CheckState,
  journey: Journey,
  held?: string,
): QuestionGroup[] => {
  const chosen = data.offers.filter(({ programmes }) =>
    programmes.some((id) => state.programmes.includes(id)),
  )
  const open = new Set(journey.open.map(({ fact }) => fact))
  const answered = new Set(state.answers.map(([fact]) => fact))
  const homes = new Map<string, Offer | undefined>()

  const needs = (offer: Offer, question: Question): boolean => {
    const settled = question.insteadOf === undefined ? settledBy(question) : [question.insteadOf.fact]
    return offer.programmes.some(
      (id) =>
        state.programmes.includes(id) &&
        (settled.some((fact) => usedBy(journey.prepared, id).has(shortName(fact))) ||
          data.programmes.some((one) => one.id === id && one.details.includes(question.fact))),
    )
  }
  /** A detail that only an earlier answer brings up stands where that earlier question does. */
  const homeOf = (question: Question): Offer | undefined => {
    if (homes.has(question.fact)) return homes.get(question.fact)
    homes.set(question.fact, undefined)
    const before = data.questions.find(({ fact }) => question.after?.includes(fact) === true)
    const home =
      chosen.find((offer) => needs(offer, question)) ??
      (open.has(question.fact) || wouldMatter(data, state, journey, question)
        ? ((before && homeOf(before)) ?? chosen[0])
        : undefined)
    homes.set(question.fact, home)
    return home
  }
  const shown = data.questions.filter(({ fact }) => open.has(fact) || answered.has(fact) || fact === held)
  return chosen
    .map((offer) => {
      const questions = shown.filter((question) => homeOf(question) === offer)
      return {
        offer,
        questions,
        open: questions.filter(({ fact }) => open.has(fact) && !answered.has(fact)).length,
      }
    })
    .filter(({ questions }) => questions.length > 0)
}
