import { join } from 'node:path'
import { dayOf } from '../../schema/dates.ts'
import { faultText, word } from './fault.ts'
import { validate } from './validate.ts'

/** `npm run content:check`: says of the content, and of nothing else, whether it can be built. Exit 1 where it cannot. */
const startedAtMs = Date.now()
const { content, faults, warnings, files } = validate(join(import.meta.dirname, '../..'), dayOf(startedAtMs))
const all = [...faults, ...warnings]
for (const fault of all) console.error(`${faultText(fault)}\n`)
if (all.length > 0) {
  console.error(word('print.count', { count: all.length }))
  process.exitCode = 1
} else {
  const services = content?.services.length ?? 0
  console.log(word('print.fine', { files, services, ms: Date.now() - startedAtMs }))
}
