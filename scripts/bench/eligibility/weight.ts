import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { CheckData } from '../../../schema/eligibility/check-data.ts'
import { print } from './measure.ts'

const LEVEL = 9
const gz = (content: string | Uint8Array): number => gzipSync(content, { level: LEVEL }).length

/** The engine with what the browser needs of it: a journey from the answers, and its reasons in words. */
const entry = `
export { journeyOf } from './schema/eligibility/journey.ts'
export { reasonsFor, remarksFor, changeFor } from './schema/eligibility/explain.ts'
`

/** Gzipped bytes of the engine and of the rules as they travel, and what weighs most in the rules. */
export const benchWeight = async (data: CheckData, root: string): Promise<void> => {
  const made = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  const engine = gz(made.outputFiles[0]?.contents ?? '')
  const { book, questions } = data
  const rules = gz(JSON.stringify(book))
  const wordless = JSON.stringify(book, (key, value: unknown) =>
    ['text', 'said', 'cite', 'remarks', 'name', 'formalName'].includes(key) ? undefined : value,
  )
  print({
    case: 'bytes gz in the browser',
    programmes: book.programmes.length,
    engine,
    rules,
    engineAndRules: engine + rules,
    ofTheRules: {
      withoutWordsAndCitations: gz(wordless),
      calendar: gz(JSON.stringify(book.calendar)),
    },
    questionsInWords: gz(JSON.stringify(questions)),
  })
}
