import { Hono } from 'hono'
import { searchData } from '../../generated/search.ts'
import { QUERY_MOST } from '../../schema/search/data.ts'
import { createSearch, type Search } from '../../schema/search/search.ts'
import { searchPaths } from '../../views/search/addresses.ts'
import { SearchPage } from '../../views/search/SearchPage.tsx'
import type { AppEnv } from '../env.ts'
import { modesOf, showPage } from '../pages.ts'
import { t } from '../words.ts'

let made: Search | undefined
/** Made at the first question: most instances of the Worker never see one. */
const search = (): Search => (made ??= createSearch(searchData))

/** Finding a page by name, without JavaScript; the browser ranks with the same module and the same data. */
export const searchPages = new Hono<AppEnv>()

for (const { elder, paths } of modesOf(searchPaths))
  searchPages.get(paths.search, (c) => {
    const query = (c.req.query('q') ?? '').slice(0, QUERY_MOST)
    const { rank, fullText } = search()
    return showPage(c, {
      title: t('search.title'),
      main: (
        <SearchPage
          query={query}
          found={rank(query)}
          fullText={fullText(query)}
          t={t}
          paths={paths}
          elder={elder}
        />
      ),
      elder,
      frame: 'search',
      other: paths.search,
    })
  })
