import { kill, only, rounds } from './booking/arguments.ts'
import { guangzhou } from './booking/guangzhou.ts'
import { killed } from './booking/kill/case.ts'
import { distinctPlaces, onePlace, tenPlaces } from './booking/race-cases.ts'
import { reads } from './booking/reads.ts'
import { brokenPromises } from './booking/report.ts'
import { twoTabs } from './booking/two-tabs.ts'

/**
 * `npm run bench:booking`: the ledger under a rush, on plain workerd from an empty data folder, one JSON line a case. What was
 * confirmed is counted past the program, in the SQLite file. It never fails because a machine is slow; it ends with 1 where a
 * promise was broken. `-- --kill` kills the portal under load instead; `--rounds N`, `--full`, `--only a,b`: see arguments.ts.
 */
const cases: Record<string, () => Promise<void>> = {
  'one-place': () => onePlace(rounds),
  'ten-places': tenPlaces,
  'distinct-places': distinctPlaces,
  'two-tabs': twoTabs,
  guangzhou,
  availability: () => reads('availability'),
  'availability-during-writes': () => reads('availability-during-writes'),
}

if (kill) await killed()
else for (const [name, run] of Object.entries(cases)) if (only(name)) await run()
process.exitCode = brokenPromises() > 0 ? 1 : 0
