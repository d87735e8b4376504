import { join } from 'node:path'
import { dayOf } from '../../schema/dates.ts'
import { writeApi } from '../api/write.ts'
import { awaitingIn } from './awaiting.ts'
import { writeDrafting } from './drafting.ts'
import { faultText, word } from './fault.ts'
import { policyFrom } from './policy.ts'
import { publishedFrom, writePublished } from './published.ts'
import { awaitingTable } from './table.ts'
import { writeSearch } from './search/write.ts'
import { validate } from './validate.ts'
import { writePolicy } from './write-policy.ts'
import { writeRoster } from './write-roster.ts'
import { writeSyllables } from './write-syllables.ts'

/**
 * `npm run content:compile [-- --production] [-- --root <folder>]`: checks the content and writes generated/ from it.
 * For production it refuses samples and lists what the bureau must supply. Exit 1 where nothing was written.
 */
const options = process.argv.slice(2)
const rootAt = options.indexOf('--root')
const root = rootAt < 0 ? join(import.meta.dirname, '../..') : (options[rootAt + 1] ?? '')

const compile = (): boolean => {
  const today = dayOf(Date.now())
  const { content, faults, warnings } = validate(root, today)
  for (const fault of faults) console.error(`${faultText(fault)}\n`)
  if (warnings.length > 0) console.error(word('print.warnings', { count: warnings.length }))
  if (content === undefined) {
    console.error(word('print.count', { count: faults.length }))
    return false
  }
  const awaiting = awaitingIn(content)
  if (options.includes('--production') && awaiting.some(({ kind }) => kind === 'sample')) {
    console.error(awaitingTable(awaiting))
    console.error(word('audit.refused'))
    return false
  }
  const policy = policyFrom(content)
  writePolicy(root, policy)
  writeApi(root, policy)
  const published = publishedFrom(content)
  writePublished(root, published)
  writeDrafting(root, content)
  writeSearch(root, policy, published, today)
  writeRoster(root, content.roster.value, policy)
  writeSyllables(root)
  console.log(word('print.compiled', { version: policy.version.slice(0, 12) }))
  return true
}

process.exitCode = compile() ? 0 : 1
