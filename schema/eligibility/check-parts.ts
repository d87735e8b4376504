import { settledBy } from './answer.ts'
import type { CheckData, Question } from './check-data.ts'

/** What differs between two parts of the self-check's data; offers and words are the same for all. */
export type CheckPart = Pick<CheckData, 'book' | 'questions' | 'programmes'>

const FROM_RULE = /"(?:programme|term)":"([a-z0-9-]+)"|\{=([a-z0-9-]+)/g

const namesIn = (text: string): string[] =>
  [...text.matchAll(FROM_RULE)].map(([, inRule, inWords]) => inRule ?? inWords ?? '')

/** Whether rules, as text, can ask for a fact. Says yes once too often rather than once too seldom. */
const mentions = (text: string, fact: string): boolean => {
  const [scope = '', name, inner] = fact.split('.')
  const has = (...words: string[]): boolean => words.some((word) => text.includes(`"${word}"`))
  if (name === undefined) return has(scope)
  if (inner !== undefined) return has(`${scope}.${name}.${inner}`, 'parents')
  // Ages are asked for by whose they are, without the word for the day of birth.
  if (scope === 'self') return name === 'birthDate' || has(fact, `each.${name}`)
  return text.includes(`"${scope}.`) || has(scope, `with-${scope}`) || (scope === 'spouse' && has('adopters'))
}

/**
 * The part of the data that checking these programmes needs: they and what their rules refer to, the terms, and the
 * questions in their order. A journey over the part is the journey over the whole.
 */
export const checkPartOf = (data: CheckData, wanted: readonly string[]): CheckPart => {
  const names = new Set(wanted)
  const inPart = (): Pick<CheckData['book'], 'programmes' | 'terms'> => ({
    programmes: data.book.programmes.filter(({ id }) => names.has(id)),
    terms: data.book.terms.filter(({ id }) => names.has(id)),
  })
  for (let before = 0; before < names.size;) {
    before = names.size
    for (const name of namesIn(JSON.stringify(inPart()))) names.add(name)
  }
  const part = inPart()
  const text = JSON.stringify(part)
  const cited = JSON.stringify([part, data.questions])
  const needed = (question: Question): boolean => settledBy(question).some((fact) => mentions(text, fact))
  return {
    book: {
      ...part,
      standards: data.book.standards.filter(({ id }) => text.includes(id)),
      laws: data.book.laws.filter(({ id }) => cited.includes(`"${id}"`)),
      calendar:
        text.includes('"restDay"') || text.includes('"workday"') ? data.book.calendar : { off: [], work: [] },
    },
    questions: data.questions.filter(
      (question) =>
        needed(question) || (question.insteadOf !== undefined && mentions(text, question.insteadOf.fact)),
    ),
    programmes: data.programmes.filter(({ id }) => names.has(id)),
  }
}
