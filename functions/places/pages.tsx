import { Hono } from 'hono'
import { findPlaces } from '../../schema/places/find.ts'
import { placePaths } from '../../views/places/addresses.ts'
import { PlaceFound } from '../../views/places/PlaceFound.tsx'
import type { AppEnv } from '../env.ts'
import { modesOf, showPage } from '../pages.ts'
import { policy } from '../policy.ts'
import { t } from '../words.ts'

const MOST_QUERY = 60

/** Finding a township or a village by name, Hanyu Pinyin or code, without JavaScript. */
export const placePages = new Hono<AppEnv>()

for (const { base, elder, paths } of modesOf(placePaths))
  placePages.get(paths.find, (c, next) => {
    // An address that chooses a mode is answered by the site, which remembers the choice and leads back.
    if (c.req.query('mode') !== undefined) return next()
    const query = (c.req.query('q') ?? '').trim().slice(0, MOST_QUERY)
    return showPage(c, {
      title: t('places.find.title'),
      main: <PlaceFound {...{ t, base, query }} found={findPlaces(policy.places.townships, query)} />,
      elder,
      other: paths.find,
    })
  })
