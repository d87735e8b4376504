import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { faultsOf, type Case } from './vignettes/hold.ts'

/**
 * `npm run check:vignettes -- FILE.yaml` holds any file of cases against the rules: one line a case, and at the end
 * `N passed, N failed`. Expectations for programmes that have no rules yet count as failed: they are not met.
 */
const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: npm run check:vignettes -- FILE.yaml')
  process.exit(2)
}
const cases = parse(readFileSync(file, 'utf8')) as Case[]
let failed = 0
for (const one of cases) {
  const faults = faultsOf(one)
  if (faults.length > 0) failed += 1
  console.log(`${one.id} ${faults.length === 0 ? 'ok' : faults.join(' | ')}`)
}
console.log(`${cases.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
