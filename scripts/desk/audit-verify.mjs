import { parseArgs } from 'node:util'
import { dataFolder } from '../lib/serve.mjs'
import { main, Stop } from '../lib/steps.mjs'
import { auditRows, faultIn, faultText, headOf, readHead, untoldActs } from './audit-file.ts'
import { ringOf } from './ring.mjs'

const usage = 'npm run audit:verify [-- --expect 120:5fd0…]'

const expectedIn = (text) => {
  if (text === undefined) return undefined
  const head = readHead(text)
  if (head === undefined) throw new Stop(usage)
  return head
}

const untoldText = (count) =>
  count === 0
    ? ''
    : `另有 ${count} 件已经办了，还没有写进来；下一次办事或者看操作记录时写进来。${count} more acts are done and not in it yet: they come with the next act, or look at the audit.\n`

/** `npm run audit:verify`: reads the audit in the data folder, while the portal runs or not, and names the first row that is wrong. */
await main(async () => {
  const { values } = parseArgs({ options: { expect: { type: 'string' } } })
  const expected = expectedIn(values.expect)
  const data = dataFolder()
  const rows = auditRows(data)
  const untold = untoldText(untoldActs(data))
  const head = headOf(rows)
  if (head === undefined && expected === undefined) {
    process.stdout.write(`还没有记录。The audit is empty.\n${untold}`)
    return
  }
  const fault = faultIn(rows, ringOf(data), expected)
  if (fault !== undefined) throw new Stop(faultText(fault))
  process.stdout.write(
    `${rows.length} 条，没有改动。All rows are whole.\n${head.seq}:${head.hash}\n${untold}`,
  )
})
