import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const questionsSchema = z.array(
  z.strictObject({
    how: z.enum(['word', 'folk', 'sentence', 'pinyin', 'initials', 'typo', 'traditional']),
    ask: z.string().min(2).max(60),
    first: z
      .array(z.string().regex(/^([\w-]+\/)+$/))
      .min(1)
      .max(2),
  }),
)
export type Question = z.infer<typeof questionsSchema>[number]

/** What people would type, from a list of this folder, with the page that should come first. */
export const questionsOf = (list: 'questions' | 'held-out'): Question[] =>
  questionsSchema.parse(parse(readFileSync(join(import.meta.dirname, `${list}.yaml`), 'utf8')))

/** How many of the questions have their page first, and how many in the first three; and which have not. */
export const tally = (
  questions: readonly Question[],
  foundFor: (ask: string) => readonly string[],
): { first: number; inThree: number; missed: string[] } => {
  const places = questions.map(({ ask, first }) => ({
    ask,
    at: foundFor(ask).findIndex((path) => first.includes(path)),
  }))
  return {
    first: places.filter(({ at }) => at === 0).length,
    inThree: places.filter(({ at }) => at >= 0 && at < 3).length,
    missed: places.filter(({ at }) => at !== 0).map(({ ask, at }) => `${ask}: ${at + 1}`),
  }
}
