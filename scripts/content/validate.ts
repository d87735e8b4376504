import type { Day } from '../../schema/dates.ts'
import { crossChecks, engineChecks } from './checks/index.ts'
import { stale } from './checks/reviewed.ts'
import type { Fault } from './fault.ts'
import { load, type Content, type Loaded } from './load.ts'

export type Validated = {
  /** Undefined where a fault stands in the way of a build. */
  content: Content | undefined
  faults: Fault[]
  /** What has to be read again. It does not stop a build. */
  stale: Fault[]
  files: number
}

const order = (one: Fault, other: Fault): number =>
  one.file.localeCompare(other.file) || one.line - other.line

/** The engine runs only on what every check before it let through: it takes an unknown name for a bug, and throws. */
const across = ({ content, faults }: Loaded, today: Day): Fault[] => {
  if (content === undefined) return faults
  const found = crossChecks.flatMap((check) => check(content, today))
  return engineChecks.reduce((faults, check) => (faults.length > 0 ? faults : check(content, today)), found)
}

/** Reads, validates and cross-checks the content below `root` (the folder that holds content/). */
export const validate = (root: string, today: Day): Validated => {
  const loaded = load(root)
  const faults = across(loaded, today).sort(order)
  return {
    content: faults.length === 0 ? loaded.content : undefined,
    faults,
    stale: loaded.content === undefined ? [] : stale(loaded.content, today).sort(order),
    files: loaded.sources.length,
  }
}
