import { join } from 'node:path'
import { checkDataOf } from '../../schema/eligibility/to-check-data.ts'
import { checkPartOf } from '../../schema/eligibility/check-parts.ts'
import type { CheckData } from '../../schema/eligibility/check-data.ts'
import type { Policy } from '../../schema/policy.ts'
import { withJoints } from '../../site/ui/joints.ts'
import { HEAD, write } from './write.ts'

const headings = [
  'check.start.heading',
  'check.result.likelyCount',
  'check.result.noneLikely',
  'check.result.noneAtAll',
]

/** Headings of the self-check get their joints here, so that the browser needs no word segmenter. */
const jointed = (data: CheckData, whole: readonly string[]): CheckData => ({
  ...data,
  questions: data.questions.map((question) => ({
    ...question,
    ask: withJoints(question.ask, whole),
    elder: withJoints(question.elder, whole),
  })),
  programmes: data.programmes.map((programme) => ({ ...programme, name: withJoints(programme.name, whole) })),
  words: {
    ...data.words,
    ...Object.fromEntries(headings.map((key) => [key, withJoints(data.words[key] ?? '', whole)])),
  },
})

/**
 * The self-check loads what is about money and help at once; what is about registration comes when somebody chooses it.
 */
const writeParts = (folder: string, data: CheckData): void => {
  const programmesOf = (registers: boolean): string[] =>
    data.offers
      .filter(({ group }) => (group === 'register') === registers)
      .flatMap(({ programmes }) => programmes)
  const type = (name: string, file: string): string =>
    `import type { ${name} } from '../schema/eligibility/${file}.ts'\n\n`
  const first = JSON.stringify({ ...data, ...checkPartOf(data, programmesOf(false)) })
  write(
    join(folder, 'check-first.ts'),
    `${HEAD}${type('CheckData', 'check-data')}export const firstData: CheckData = ${first}\n`,
  )
  const later = JSON.stringify(checkPartOf(data, programmesOf(true)))
  write(
    join(folder, 'check-register.ts'),
    `${HEAD}${type('CheckPart', 'check-parts')}export const registerPart: CheckPart = ${later}\n`,
  )
}

/**
 * Writes what is built from content into `generated/` below `root`: `policy.ts` for the site and the Worker, `check.ts`, what
 * the self-check needs of it, in parts for the browser too, and `helper.ts`, the words of the helper's page.
 */
export const writePolicy = (root: string, policy: Policy): void => {
  const folder = join(root, 'generated')
  const policyType = "import type { Policy } from '../schema/policy.ts'\n\n"
  write(
    join(folder, 'policy.ts'),
    `${HEAD}${policyType}export const policy: Policy = ${JSON.stringify(policy, null, 1)}\n`,
  )
  const checkTypes =
    "import type { CheckData } from '../schema/eligibility/check-data.ts'\nimport type { RuleBook } from '../schema/eligibility/rule.ts'\n\n"
  const whole = ['{count}', ...(policy.words['site.whole-words'] ?? '').split(' ')]
  const all = jointed(checkDataOf(policy), whole)
  const { book, ...rest } = all
  // The rules stand apart, so that a script which needs nothing else carries nothing else.
  const rules = `export const ruleBook: RuleBook = ${JSON.stringify(book)}\n\n`
  const data = `export const checkData: CheckData = { book: ruleBook, ...${JSON.stringify(rest)} }\n`
  write(join(folder, 'check.ts'), `${HEAD}${checkTypes}${rules}${data}`)
  writeParts(folder, all)
  const helper = Object.fromEntries(Object.entries(policy.words).filter(([key]) => key.startsWith('helper.')))
  const wordsType = 'export const helperWords: { readonly [key: string]: string }'
  write(join(folder, 'helper.ts'), `${HEAD}${wordsType} = ${JSON.stringify(helper)}\n`)
}
