import { Hono } from 'hono'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { fillAmounts } from '../../schema/content/amounts.ts'
import type { Day } from '../../schema/dates.ts'
import { today } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'
import { renderInShell } from '../shell.ts'
import { t } from '../words.ts'
import { rank, type Findable } from './rank.ts'
import { SearchPage } from './SearchPage.tsx'

/** Pages as they read on a day: their summaries name amounts. */
const pagesOn = (day: Day): Findable[] =>
  policy.services.map(({ slug, title, formalName, summary, keywords }) => ({
    title,
    formalName,
    summary: fillAmounts(summary, policy.standards, day),
    keywords,
    path: `services/${slug}/`,
  }))

const checklists: Findable[] = policy.lifeEvents.map(({ id, title, formalName, summary, keywords }) => ({
  title,
  formalName,
  summary,
  keywords,
  path: `life-events/${id}/`,
}))
const reports: Findable[] = policy.requests.map(({ id, name, formalName, hint, keywords }) => ({
  title: name,
  formalName,
  summary: hint,
  keywords,
  path: `report/${id}/`,
}))
const fraudTest: Findable = { ...policy.fraudTest, path: 'fraud/' }
/** Finding a service without JavaScript: a few dozen titles, searched where they are. */
export const searchPages = new Hono<AppEnv>()

for (const [path, base] of [
  ['/search/', '/'],
  ['/elder/search/', '/elder/'],
] as const)
  searchPages.get(path, (c) => {
    const query = (c.req.query('q') ?? '').slice(0, 60)
    const found = rank([...pagesOn(today(c)), ...checklists, fraudTest, ...reports], query)
    return renderInShell(c, {
      title: t('search.title'),
      main: renderToStaticMarkup(<SearchPage query={query} found={found} t={t} base={base} />),
      elder: base !== '/',
    })
  })
