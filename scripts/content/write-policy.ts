import { join } from 'node:path'
import { checkDataOf } from '../../schema/eligibility/to-check-data.ts'
import { checkPartOf } from '../../schema/eligibility/check-parts.ts'
import type { FullCheckData } from '../../schema/eligibility/check-data.ts'
import type { Policy } from '../../schema/policy.ts'
import { withJoints } from '../../site/ui/joints.ts'
import { workerPolicyOf } from './worker-policy.ts'
import { HEAD, write } from './write.ts'

const headings = [
  'check.start.heading',
  'check.result.likelyCount',
  'check.result.noneLikely',
  'check.result.noneAtAll',
]

/** Headings of the self-check get their joints here, so that the browser needs no word segmenter. */
const jointed = (data: FullCheckData, whole: readonly string[]): FullCheckData => ({
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

const imported = (name: string, file: string): string =>
  `import type { ${name} } from '../schema/eligibility/${file}.ts'\n\n`

/**
 * The self-check loads what is about money and help at once, what is about registration when somebody chooses it, and the
 * words of the reasons when there is a result.
 */
const writeParts = (folder: string, all: FullCheckData): void => {
  const { told: _, ...data } = all
  const partOf = (registers: boolean): ReturnType<typeof checkPartOf> =>
    checkPartOf(
      all,
      data.offers
        .filter(({ group }) => (group === 'register') === registers)
        .flatMap(({ programmes }) => programmes),
    )
  const writeConst = (file: string, type: string, name: string, value: object): void =>
    write(join(folder, file), `${HEAD}${type}export const ${name} = ${JSON.stringify(value)}\n`)
  const [first, register] = [partOf(false), partOf(true)]
  const [dataType, partType] = [imported('CheckData', 'check-data'), imported('CheckPart', 'check-parts')]
  const toldType = imported('Told', 'told')
  writeConst('check-first.ts', dataType, 'firstData: CheckData', { ...data, ...first.part })
  writeConst('check-register.ts', partType, 'registerPart: CheckPart', register.part)
  writeConst('told-first.ts', toldType, 'firstTold: Told', first.told)
  writeConst('told-register.ts', toldType, 'registerTold: Told', register.told)
}

/**
 * Writes what is built from content into `generated/` below `root`: `policy.ts` for the site, `worker-policy.ts` for the
 * Worker, `check.ts`, what
 * the self-check needs of it, in parts for the browser too, and `helper.ts`, the words of the helper's page.
 */
export const writePolicy = (root: string, policy: Policy): void => {
  const folder = join(root, 'generated')
  const policyType = "import type { Policy } from '../schema/policy.ts'\n\n"
  write(
    join(folder, 'policy.ts'),
    `${HEAD}${policyType}export const policy: Policy = ${JSON.stringify(policy, null, 1)}\n`,
  )
  // As a string: an isolate parses that faster than a literal of its size.
  const workerPolicy = JSON.stringify(JSON.stringify(workerPolicyOf(policy)))
  const workerType = "import type { WorkerPolicy } from '../schema/policy.ts'\n\n"
  write(
    join(folder, 'worker-policy.ts'),
    `${HEAD}${workerType}export const policy = JSON.parse(${workerPolicy}) as WorkerPolicy\n`,
  )
  const whole = ['{count}', ...(policy.words['site.whole-words'] ?? '').split(' ')]
  const all = jointed(checkDataOf(policy), whole)
  const { rules, told, ...rest } = all
  // The rules and the words of the reasons stand apart, so that a script which needs one of them carries only that.
  const types =
    "import type { CheckData } from '../schema/eligibility/check-data.ts'\nimport type { Rules } from '../schema/eligibility/rules.ts'\nimport type { Told } from '../schema/eligibility/told.ts'\n\n"
  const parts = [
    `export const rules: Rules = ${JSON.stringify(rules)}`,
    `export const told: Told = ${JSON.stringify(told)}`,
    `export const checkData: CheckData = { rules, ...${JSON.stringify(rest)} }`,
  ]
  write(join(folder, 'check.ts'), `${HEAD}${types}${parts.join('\n\n')}\n`)
  writeParts(folder, all)
  const helper = Object.fromEntries(Object.entries(policy.words).filter(([key]) => key.startsWith('helper.')))
  const wordsType = 'export const helperWords: { readonly [key: string]: string }'
  write(join(folder, 'helper.ts'), `${HEAD}${wordsType} = ${JSON.stringify(helper)}\n`)
}
