import { factsWorthAsking, type Prepared } from './evaluate.ts'
import type { Context } from './context.ts'
import { searchIn } from './reach.ts'
import type { Question } from './check-data.ts'
import { YES } from './tri.ts'

const shortName = (fact: string): string => fact.replace(/^self\./, '')

/**
 * The questions that can still change an open verdict, the most useful first: what settles the most open programmes,
 * then the order of content/questions.yaml. A question already answered, also with "unknown", is not asked again.
 */
export const openQuestions = (
  prepared: Prepared,
  context: Context,
  questions: readonly Question[],
  wanted: readonly string[],
  answered: (fact: string) => boolean,
): Question[] => {
  const standsIn = (question: Question): boolean =>
    question.insteadOf !== undefined && prepared.compiler.rule(question.insteadOf.when).test(context) === YES
  const replaced = new Set(questions.filter(standsIn).map((question) => question.insteadOf?.fact))
  /** The fact that a question settles, if it is one to ask at all: of two that stand for each other, one is asked. */
  const settledBy = (question: Question): string | undefined => {
    if (question.insteadOf !== undefined) return standsIn(question) ? question.insteadOf.fact : undefined
    return replaced.has(question.fact) ? undefined : shortName(question.fact)
  }
  const askable = new Map<string, Question>()
  for (const question of questions) {
    const fact = answered(question.fact) ? undefined : settledBy(question)
    if (fact !== undefined) askable.set(fact, question)
  }
  const weight = new Map<Question, number>()
  const search = searchIn(context, (name) => askable.has(name))
  for (const id of wanted)
    for (const fact of factsWorthAsking(prepared, id, search)) {
      const question = askable.get(fact)
      if (question !== undefined) weight.set(question, (weight.get(question) ?? 0) + 1)
    }
  const open = questions.filter((question) => weight.has(question))
  const waits = (question: Question): boolean =>
    (question.after ?? []).some((fact) => open.some((other) => other.fact === fact))
  return open.sort(
    (a, b) => Number(waits(a)) - Number(waits(b)) || (weight.get(b) ?? 0) - (weight.get(a) ?? 0),
  )
}
