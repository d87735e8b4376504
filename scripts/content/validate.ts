import type { Day } from '../../schema/dates.ts'
import type { Check } from './checks/check.ts'
import { crossChecks, engineChecks } from './checks/index.ts'
import { readable } from './checks/readable.ts'
import { stale } from './checks/reviewed.ts'
import type { Fault } from './fault.ts'
import { load, type Content, type Loaded } from './load.ts'

export type Validated = {
  /** Undefined where a fault stands in the way of a build. */
  content: Content | undefined
  faults: Fault[]
  /** What an author should read again: old pages, long sentences, office words. It does not stop a build. */
  warnings: Fault[]
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

const warnings: readonly Check[] = [stale, readable]

/** Reads, validates and cross-checks the content below `root` (the folder that holds content/). */
export const validate = (root: string, today: Day): Validated => {
  const loaded = load(root)
  const { content } = loaded
  const faults = across(loaded, today).sort(order)
  return {
    content: faults.length === 0 ? content : undefined,
    faults,
    warnings: warnings.flatMap((check) => (content === undefined ? [] : check(content, today))).sort(order),
    files: loaded.sources.length,
  }
}
