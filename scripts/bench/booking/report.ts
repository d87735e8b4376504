import { loadavg } from 'node:os'
import type { Cpu } from './cpu.ts'
import type { Truth } from './ledger-file.ts'
import type { Measured } from './meter.ts'

export type Line = { case: string; shouldBe?: number } & Partial<Truth> &
  Partial<Measured> & {
    cpu?: Cpu
  } & Record<string, unknown>

let broken = 0

/** One JSON line a case. A promise that was broken is counted; slowness never is. */
export const report = (line: Line): void => {
  const { overbooked = 0, twice = 0, lost = 0, confirmed, shouldBe } = line
  const wrong = confirmed !== undefined && confirmed !== shouldBe
  if (wrong || overbooked > 0 || twice > 0 || lost > 0) broken += 1
  process.stdout.write(`${JSON.stringify({ ...line, load: Number(loadavg()[0]?.toFixed(1)) })}\n`)
}

export const brokenPromises = (): number => broken
