import { join } from 'node:path'
import type { Day } from '../../../schema/dates.ts'
import type { Policy } from '../../../schema/policy.ts'
import type { Published } from '../../../schema/published.ts'
import type { SearchData } from '../../../schema/search/data.ts'
import { HEAD, write } from '../write.ts'
import { entriesOf } from './entries.ts'
import { readingsFor } from './readings.ts'

/** The search's data as pages read on a day: their summaries name amounts. */
export const searchDataOf = (policy: Policy, published: Published, on: Day): SearchData => {
  const entries = entriesOf(policy, published, on)
  const { synonyms, fillers } = policy.synonyms
  const terms = [
    ...entries.flatMap(({ title, names, keywords }) => [title, ...names, ...keywords]),
    ...synonyms.flatMap(({ say, means }) => [...say, ...means]),
    ...fillers,
  ]
  return {
    entries,
    synonyms,
    fillers: fillers.toSorted((one, other) => other.length - one.length),
    ...readingsFor(
      terms,
      entries.map(({ summary }) => summary),
    ),
  }
}

/**
 * Writes below `root` `generated/search.ts`, the data as a string, which a browser parses faster than a literal of that size, and
 * `generated/search-words.ts`, the words of the search page.
 */
export const writeSearch = (root: string, policy: Policy, published: Published, on: Day): void => {
  const type = "import type { SearchData } from '../schema/search/data.ts'\n\n"
  const text = JSON.stringify(JSON.stringify(searchDataOf(policy, published, on)))
  const words = Object.fromEntries(Object.entries(policy.words).filter(([key]) => key.startsWith('search.')))
  write(
    join(root, 'generated', 'search.ts'),
    `${HEAD}${type}export const searchData = JSON.parse(${text}) as SearchData\n`,
  )
  write(
    join(root, 'generated', 'search-words.ts'),
    `${HEAD}export const searchWords: { readonly [key: string]: string } = ${JSON.stringify(words)}\n`,
  )
}
