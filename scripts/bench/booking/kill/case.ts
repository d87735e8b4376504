import { killRun } from './run.ts'
import { report } from '../report.ts'

/** `--kill`: what promises.md asks for, and some more. */
export const killed = async (): Promise<void> =>
  report(await killRun({ kills: 12, writes: 24_000, couplesAtOnce: 64, seed: 59 }))
