import { Hono } from 'hono'
import { fits, readWanted, wantedFields } from '../../schema/institutions/find.ts'
import { institutionPaths } from '../../views/institutions/addresses.ts'
import { FoundPage } from '../../views/institutions/FoundPage.tsx'
import type { AppEnv } from '../env.ts'
import { modesOf, showPage } from '../pages.ts'
import { policy } from '../policy.ts'
import { t } from '../words.ts'

const { townships } = policy.places
const listed = policy.editions.at(-1)?.entries ?? []

/** Finding an institution on the whitelist without JavaScript: the current edition, as the form asks for it. */
export const institutionPages = new Hono<AppEnv>()

for (const { base, elder, paths } of modesOf(institutionPaths))
  institutionPages.get(paths.find, (c, next) => {
    // An address that chooses a mode is answered by the site, which remembers the choice and leads back.
    if (c.req.query('mode') !== undefined) return next()
    const wanted = readWanted((field) => c.req.query(field))
    const asked = wantedFields.some((field) => c.req.query(field) !== undefined)
    const rows = listed
      .filter((entry) => fits(entry, wanted))
      .map((entry) => ({ entry, heading: entry.name }))
    return showPage(c, {
      title: t('institutions.find.title'),
      main: <FoundPage {...{ t, base, townships, wanted, rows, asked }} />,
      elder,
      other: paths.find,
    })
  })
