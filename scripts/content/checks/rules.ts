import { ruleFaults } from '../rule-checks.ts'
import { ruleBookFrom } from '../rules.ts'
import type { Source } from '../source.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

/** The checks of the rules themselves (names, periods, questions, worked examples), with their lines. */
export const rules: Check = (content) => {
  const files = new Map<string, Source>(
    [...content.programmes, content.terms, content.questions, content.offers].map(({ source }) => [
      source.file,
      source,
    ]),
  )
  return ruleFaults({
    programmes: content.programmes.map(({ value, source }) => ({ file: source.file, record: value })),
    terms: content.terms.value,
    questions: content.questions.value,
    offers: content.offers.value,
    book: ruleBookFrom(content),
  }).map(({ file, path, wrong, right }) => {
    const source = files.get(file)
    if (source === undefined) throw new Error(`a rule check names ${file}, which was not read`)
    return { ...placeIn(source, path), wrong, right }
  })
}
