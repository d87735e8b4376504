import { loadavg } from 'node:os'
import type { Cpu } from './cpu.ts'
import type { Truth } from './ledger-file.ts'
import type { Measured } from './meter.ts'

export type Line = { case: string; shouldBe?: number } & Partial<Truth> &
  Partial<Measured> & {
    cpu?: Cpu
    /** Retries that were not given the first answer again. */
    changed?: number
    staleMs?: number
    /** Bookings that their people do not find as they were told. */
    gone?: number
  } & Record<string, unknown>

/** What the portal promises of availability. The measure is by when a read was sent, so that no slow machine can break it. */
const MOST_STALE_MS = 2000

let broken = 0

/** One JSON line a case. A promise that was broken is counted; slowness never is. */
export const report = (line: Line): void => {
  const { overbooked = 0, twice = 0, lost = 0, gone = 0, changed = 0, staleMs = 0 } = line
  const { confirmed, shouldBe } = line
  const miscounted = confirmed !== undefined && confirmed !== shouldBe
  if (miscounted || overbooked + twice + lost + gone + changed > 0 || staleMs > MOST_STALE_MS) broken += 1
  process.stdout.write(`${JSON.stringify({ ...line, load: Number(loadavg()[0]?.toFixed(1)) })}\n`)
}

export const brokenPromises = (): number => broken
