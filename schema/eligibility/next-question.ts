import type { Question } from './check-data.ts'
import type { Context } from './context.ts'
import type { Prepared } from './evaluate.ts'
import { factsToAsk } from './programme.ts'
import { searchIn } from './reach.ts'
import { settledBy } from './settles.ts'
import { YES } from './tri.ts'
import { truthOf } from './value.ts'

/** The name under which an evaluation lists what a question asks for. */
export const shortName = (fact: string): string => fact.replace(/^self\./, '')

/**
 * How many open programmes a question could help to settle. A question for several facts is asked for the fact it is named
 * after, or where it settles two at once: "do both of you agree" is about marriage, and not asked of an adopter only
 * because the adopter's own will is open too.
 */
const usefulness = (question: Question, opens: ReadonlyMap<string, number>): number => {
  const settled = settledBy(question)
  const open = settled.filter((fact) => opens.has(shortName(fact)))
  const about = settled.some((fact) => fact.startsWith('self.')) ? question.fact : open[0]
  const meant = open.length > 1 || open.some((fact) => fact === about)
  return meant ? Math.max(...open.map((fact) => opens.get(shortName(fact)) ?? 0)) : 0
}

/** Whether a question is asked in place of another one: of a country household the income of a year. */
export const standsIn = (prepared: Prepared, context: Context, { insteadOf }: Question): boolean =>
  insteadOf !== undefined && truthOf(prepared.read(insteadOf.when), context) === YES

/**
 * Whether a question makes sense after what was said: a detail waits for what it is a detail of, and is dropped where that
 * came out otherwise or nobody knows.
 */
export const makesSense = (
  prepared: Prepared,
  context: Context,
  question: Question,
  unanswered: readonly Question[],
): boolean =>
  question.onlyWhen === undefined ||
  truthOf(prepared.read(question.onlyWhen), context) === YES ||
  unanswered.some(({ fact }) => (question.after ?? []).includes(fact))

/**
 * The questions that can still change an open verdict, the most useful first: what settles the most open programmes,
 * then the order of content/questions.yaml. A question already answered, also with "unknown", is not asked again.
 */
export const openQuestions = (
  prepared: Prepared,
  context: Context,
  questions: readonly Question[],
  wanted: readonly string[],
  answered: (question: Question) => boolean,
): Question[] => {
  const instead = (question: Question): boolean => standsIn(prepared, context, question)
  const replaced = new Set(questions.filter(instead).map((question) => question.insteadOf?.fact))
  /** The facts that a question settles, if it is one to ask at all: of two that stand for each other, one is asked. */
  const settled = (question: Question): string[] => {
    if (question.insteadOf !== undefined) return instead(question) ? [question.insteadOf.fact] : []
    return replaced.has(question.fact) ? [] : settledBy(question).map(shortName)
  }
  const left = questions.filter((question) => !answered(question))
  const unanswered = left.filter((question) => makesSense(prepared, context, question, left))
  const askable = new Set(unanswered.flatMap(settled))
  const search = searchIn(context, (fact) => askable.has(fact))
  const opens = new Map<string, number>()
  for (const id of wanted)
    for (const fact of factsToAsk(prepared.programme(id), search)) opens.set(fact, (opens.get(fact) ?? 0) + 1)
  const weight = (question: Question): number =>
    settled(question).length === 0
      ? 0
      : question.insteadOf === undefined
        ? usefulness(question, opens)
        : (opens.get(question.insteadOf.fact) ?? 0)
  const open = unanswered.filter((question) => weight(question) > 0)
  const waits = (question: Question): boolean =>
    (question.after ?? []).some((fact) => open.some((other) => other.fact === fact))
  return open.sort((a, b) => Number(waits(a)) - Number(waits(b)) || weight(b) - weight(a))
}
