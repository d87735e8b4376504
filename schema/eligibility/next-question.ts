import { evaluateIn, type Prepared } from './evaluate.ts'
import type { Context } from './context.ts'
import type { Question } from './check-data.ts'
import { settledBy } from './answer.ts'
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
  answered: (question: Question) => boolean,
): Question[] => {
  const opens = new Map<string, number>()
  for (const id of wanted)
    for (const fact of evaluateIn(prepared, context, id).missing) opens.set(fact, (opens.get(fact) ?? 0) + 1)
  const standsIn = (question: Question): boolean =>
    question.insteadOf !== undefined && prepared.compiler.rule(question.insteadOf.when).test(context) === YES
  const replaced = new Set(questions.filter(standsIn).map((question) => question.insteadOf?.fact))
  const weight = (question: Question): number =>
    question.insteadOf === undefined
      ? replaced.has(question.fact)
        ? 0
        : Math.max(...settledBy(question).map((fact) => opens.get(shortName(fact)) ?? 0))
      : standsIn(question)
        ? (opens.get(question.insteadOf.fact) ?? 0)
        : 0
  const open = questions.filter((question) => !answered(question) && weight(question) > 0)
  const waits = (question: Question): boolean =>
    (question.after ?? []).some((fact) => open.some((other) => other.fact === fact))
  return open.sort((a, b) => Number(waits(a)) - Number(waits(b)) || weight(b) - weight(a))
}
