import type { Question } from './check-data.ts'

/** A question about several facts: its choices say what each of them means. */
export const hasMeanings = (question: Question): boolean =>
  (question.options ?? []).some(({ means }) => means !== undefined)

/** The facts that a question settles: the one it is named after, or those its choices speak of. */
export const settledBy = (question: Question): string[] =>
  hasMeanings(question)
    ? [
        ...new Set(
          (question.options ?? []).flatMap(({ means, else: otherwise }) =>
            Object.keys({ ...means, ...otherwise }),
          ),
        ),
      ]
    : [question.fact]
