import type { Day } from '../../../schema/dates.ts'
import type { Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'

/** Looks across the whole content. `today` comes in, so that a check is the same whenever it runs. */
export type Check = (content: Content, today: Day) => Fault[]

/** Every record of the content, whatever its collection. */
export const entriesOf = (content: Content): Entry<unknown>[] => Object.values(content).flat()

/** Walks a value with the path to each part of it. */
export const walk = (
  value: unknown,
  see: (part: unknown, path: PropertyKey[]) => void,
  path: PropertyKey[] = [],
): void => {
  see(value, path)
  if (Array.isArray(value)) value.forEach((part, at) => walk(part, see, [...path, at]))
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) walk(part, see, [...path, key])
}

export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T]
