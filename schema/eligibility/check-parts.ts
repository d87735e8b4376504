import type { FullCheckData, Question } from './check-data.ts'
import { settledBy } from './settles.ts'
import type { Told } from './told.ts'

/** What differs between two parts of the self-check's data; offers and words are the same for all. */
export type CheckPart = Pick<FullCheckData, 'rules' | 'questions' | 'programmes'>

const FROM_RULE = /\["(?:verdict|term)","([a-z0-9-]+)"|\{=([a-z0-9-]+)/g

const namesIn = (text: string): string[] =>
  [...text.matchAll(FROM_RULE)].map(([, inRule, inWords]) => inRule ?? inWords ?? '')

const only = <T>(all: { readonly [id: string]: T }, fits: (id: string) => boolean): { [id: string]: T } =>
  Object.fromEntries(Object.entries(all).filter(([id]) => fits(id)))

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
 * The part of the data that checking these programmes needs: they and what their rules and words refer to, and the questions
 * in their order; and the words of the reasons, apart. A journey over the part is the journey over the whole.
 */
export const checkPartOf = (
  data: FullCheckData,
  wanted: readonly string[],
): { part: CheckPart; told: Told } => {
  const names = new Set(wanted)
  const inPart = (id: string): boolean => names.has(id)
  const textOf = (): string =>
    JSON.stringify(
      [data.rules.programmes, data.rules.terms, data.told.programmes].map((all) =>
        only<unknown>(all, inPart),
      ),
    )
  for (let before = 0; before < names.size;) {
    before = names.size
    for (const name of namesIn(textOf())) names.add(name)
  }
  const text = textOf()
  const needed = (question: Question): boolean => settledBy(question).some((fact) => mentions(text, fact))
  const { rules, told } = data
  const programmes = only(told.programmes, inPart)
  const cited = JSON.stringify(programmes)
  return {
    part: {
      rules: {
        programmes: only(rules.programmes, inPart),
        terms: only(rules.terms, inPart),
        standards: only(rules.standards, (id) => text.includes(id)),
        calendar:
          text.includes('"rest"') || text.includes('"workday"') ? rules.calendar : { off: [], work: [] },
      },
      questions: data.questions.filter(
        (question) =>
          needed(question) || (question.insteadOf !== undefined && mentions(text, question.insteadOf.fact)),
      ),
      programmes: data.programmes.filter(({ id }) => names.has(id)),
    },
    told: { programmes, laws: told.laws.filter(({ id }) => cited.includes(`"${id}"`)) },
  }
}
