import { only } from './booking/arguments.ts'
import { brokenPromises } from './booking/report.ts'
import { following, reporting, withPhotos } from './casework/cases.ts'

/**
 * `npm run bench:casework`: the casebook under a rush, on plain workerd from an empty data folder, one JSON line a case. What was
 * acknowledged is counted past the program, in the SQLite file. It never fails because a machine is slow; it ends with 1 where
 * something acknowledged is not there. `-- --only a,b` names some cases.
 */
const cases: Record<string, () => Promise<void>> = {
  reports: reporting,
  'follow-ups': following,
  'reports-with-photos': withPhotos,
}

for (const [name, run] of Object.entries(cases)) if (only(name)) await run()
process.exitCode = brokenPromises() > 0 ? 1 : 0
