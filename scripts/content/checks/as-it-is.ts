import { join } from 'node:path'
import { load, type Content } from '../load.ts'

const { content } = load(join(import.meta.dirname, '../../..'))
if (content === undefined) throw new Error('the content does not load')

/** The content as it is, for tests of checks. */
export const asItIs: Content = content

/** A record that can be changed without any other test seeing it. */
export const fresh = <T extends { value: unknown }>(entry: T): T => ({
  ...entry,
  value: structuredClone(entry.value),
})
