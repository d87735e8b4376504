import { brokenPromises } from './booking/report.ts'
import { onePlace, tenPlaces, distinctPlaces } from './booking/race-cases.ts'
import { reads } from './booking/reads.ts'
import { only, rounds } from './booking/arguments.ts'

/**
 * `npm run bench:booking`: the ledger under a rush, on plain workerd from an empty data folder, one JSON line a case. What was
 * confirmed is counted past the program, in the SQLite file. It never fails because a machine is slow; it ends with 1 where a
 * promise was broken.
 */
const cases: Record<string, () => Promise<void>> = {
  'one-place': () => onePlace(rounds),
  'ten-places': tenPlaces,
  'distinct-places': distinctPlaces,
  availability: () => reads(5, false),
  'availability-during-writes': () => reads(8, true),
}

for (const [name, run] of Object.entries(cases)) if (only(name)) await run()
process.exitCode = brokenPromises() > 0 ? 1 : 0
