import { createRoot, type Root } from 'react-dom/client'
import { searchData } from '../../../generated/search.ts'
import { searchWords } from '../../../generated/search-words.ts'
import { QUERY_MOST } from '../../../schema/search/data.ts'
import { createSearch } from '../../../schema/search/search.ts'
import { searchPaths } from '../../../views/search/addresses.ts'
import { Results } from '../../../views/search/Results.tsx'
import { wordsOf } from '../../../views/words.ts'

const t = wordsOf(searchWords)
const search = createSearch(searchData)
let root: Root | undefined

/** Shows what fits, as the Worker would, and says what the full text would be asked for; `none`: nothing was found by name. */
export const showFor = (
  place: HTMLElement,
  typed: string,
  elder: boolean,
): { asked: string; called: string; none: boolean } => {
  const query = typed.slice(0, QUERY_MOST)
  const found = search.rank(query)
  if (root === undefined) {
    place.replaceChildren()
    root = createRoot(place)
  }
  root.render(
    <Results query={query} found={found} t={t} paths={searchPaths(elder ? '/elder/' : '/')} elder={elder} />,
  )
  const fullText = search.fullText(query)
  return { ...fullText, none: found.length === 0 && fullText.asked !== '' }
}
