import { join } from 'node:path'
import { checkDataOf } from '../../schema/eligibility/to-check-data.ts'
import type { CheckData } from '../../schema/eligibility/check-data.ts'
import type { Policy } from '../../schema/policy.ts'
import { withJoints } from '../../site/ui/joints.ts'
import { HEAD, write } from './write.ts'

const headings = ['check.start.heading', 'check.result.likelyCount', 'check.result.noneLikely', 'check.result.noneAtAll']

/** Headings of the self-check get their joints here, so that the browser needs no word segmenter. */
const jointed = (data: CheckData, whole: readonly string[]): CheckData => ({
  ...data,
  questions: data.questions.map((question) => ({
    ...question,
    ask: withJoints(question.ask, whole),
    elder: withJoints(question.elder, whole),
  })),
  programmes: data.programmes.map((programme) => ({ ...programme, name: withJoints(programme.name, whole) })),
  words: { ...data.words, ...Object.fromEntries(headings.map((key) => [key, withJoints(data.words[key] ?? '', whole)])) },
})

/**
 * Writes what is built from content into `generated/` below `root`: `policy.ts` for the site and the Worker, and
 * `check.ts`, the small part of it that travels to the browser with the self-check.
 */
export const writePolicy = (root: string, policy: Policy): void => {
  const folder = join(root, 'generated')
  const policyType = "import type { Policy } from '../schema/policy.ts'\n\n"
  write(join(folder, 'policy.ts'), `${HEAD}${policyType}export const policy: Policy = ${JSON.stringify(policy, null, 1)}\n`)
  const checkType = "import type { CheckData } from '../schema/eligibility/check-data.ts'\n\n"
  const whole = ['{count}', ...(policy.words['site.whole-words'] ?? '').split(' ')]
  const data = JSON.stringify(jointed(checkDataOf(policy), whole))
  write(join(folder, 'check.ts'), `${HEAD}${checkType}export const checkData: CheckData = ${data}\n`)
}
