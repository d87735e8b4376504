import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { CheckData, Question } from '../../../schema/eligibility/check-data.ts'
import type { Told } from '../../../schema/eligibility/told.ts'
import { print } from './measure.ts'

const LEVEL = 9
const gz = (content: string | Uint8Array): number => gzipSync(content, { level: LEVEL }).length

const bundled = async (root: string, contents: string): Promise<number> => {
  const made = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  return gz(made.outputFiles[0]?.contents ?? '')
}

/** All verdicts with amounts, days, deciding conditions and missing facts; and the next question. */
const engine = `
export { prepare, contextFor, evaluateIn } from './schema/eligibility/evaluate.ts'
export { openQuestions } from './schema/eligibility/next-question.ts'
`
/** What the question pages of the self-check run: the engine, and what reads typed answers and forms. */
const selfCheck = `
export { journeyOf } from './schema/eligibility/journey.ts'
export { stateFromForm } from './schema/eligibility/form-state.ts'
`
/** What comes with a result. */
const explaining = `export { reasonsFor, remarksFor, changeFor } from './schema/eligibility/explain.ts'`

/** Which question settles which facts, and when it makes sense: of the questions, what decides the next one. */
const planOf = (questions: readonly Question[]): object[] =>
  questions.map(({ fact, after, onlyWhen, insteadOf, options = [] }) => ({
    fact,
    after,
    onlyWhen,
    insteadOf,
    options: options
      .filter(({ means }) => means !== undefined)
      .map(({ value, means, else: otherwise }) => ({ value, means, else: otherwise })),
  }))

/** Gzipped bytes of the engine and of the rules as they travel, and of what travels apart and later. */
export const benchWeight = async (data: CheckData, told: Told, root: string): Promise<void> => {
  const { rules, questions } = data
  const engineBytes = await bundled(root, engine)
  const rulesBytes = gz(JSON.stringify([rules, planOf(questions)]))
  print({
    case: 'bytes gz in the browser',
    programmes: Object.keys(rules.programmes).length,
    engine: engineBytes,
    rules: rulesBytes,
    engineAndRules: engineBytes + rulesBytes,
    ofTheRules: { verdicts: gz(JSON.stringify(rules)), calendar: gz(JSON.stringify(rules.calendar)) },
    engineWithTypedAnswers: await bundled(root, selfCheck),
    questionsInWords: gz(JSON.stringify(questions)),
    withAResult: {
      wordsAndCitations: gz(JSON.stringify(told)),
      engineThatExplains: await bundled(root, engine + explaining),
    },
  })
}
