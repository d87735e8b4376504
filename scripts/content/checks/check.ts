import type { Day } from '../../../schema/dates.ts'
import type { Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'

/** Looks across the whole content. `today` comes in, so that a check is the same whenever it runs. */
export type Check = (content: Content, today: Day) => Fault[]

/** Every record of the content, whatever its collection. */
export const entriesOf = (content: Content): Entry<unknown>[] => Object.values(content).flat()

export { listOf, walk } from '../../../schema/content/checks/walk.ts'
