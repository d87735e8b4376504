import { readFileSync } from 'node:fs'
import { drawAnswerSchema } from '../../schema/api/draws.ts'
import { checkDraw, type StepResult } from '../../schema/booking/verify-draw.ts'
import { words } from './words.ts'

/**
 * `npm run draw:verify -- FILE|URL` does a published draw again and says of each step whether it follows. Exits with 0 where
 * nothing is wrong, 1 where something is, 2 where there is nothing to verify.
 */
const read = async (source: string): Promise<unknown> => {
  if (!/^https?:\/\//.test(source)) return JSON.parse(readFileSync(source, 'utf8'))
  const response = await fetch(source)
  if (!response.ok) throw new Error(`${source}: ${response.status}`)
  return response.json()
}

const print = ({ step, result, faults }: StepResult): void => {
  console.log(words('line', { step: words(`step.${step}`), result: words(`result.${result}`) }))
  for (const fault of faults) console.log(`  ${words(`fault.${fault.code}`, fault)}`)
}

const [source] = process.argv.slice(2)
if (source === undefined) {
  console.error('usage: npm run draw:verify -- FILE|URL')
  process.exit(2)
}
const published = drawAnswerSchema.safeParse(
  await read(source).catch((failed: unknown) => {
    console.error(`${words('failed')} ${failed instanceof Error ? failed.message : ''}`)
    process.exit(2)
  }),
)
if (!published.success) {
  console.error(words('unreadable'))
  process.exit(2)
}
const steps = await checkDraw(published.data)
steps.forEach(print)
const isWrong = steps.some(({ result }) => result === 'wrong')
console.log(words(isWrong ? 'someWrong' : 'allOk'))
if (!isWrong) console.log('ok')
process.exit(isWrong ? 1 : 0)
