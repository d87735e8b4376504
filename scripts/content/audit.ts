import { join } from 'node:path'
import { dayOf } from '../../schema/dates.ts'
import { awaitingIn } from './awaiting.ts'
import { faultText } from './fault.ts'
import { awaitingTable } from './table.ts'
import { validate } from './validate.ts'

/** `npm run content:audit [-- --json]`: what the bureau must supply before the portal opens. */
const { content, faults } = validate(join(import.meta.dirname, '../..'), dayOf(Date.now()))
if (content === undefined) {
  for (const fault of faults) console.error(`${faultText(fault)}\n`)
  process.exitCode = 1
} else {
  const rows = awaitingIn(content)
  console.log(process.argv.includes('--json') ? JSON.stringify(rows, null, 2) : awaitingTable(rows))
}
