import { operationsByTag } from './api/reference.ts'
import { policy } from '../generated/policy.ts'
import { currentEdition } from './content.ts'
import { allEntries } from './institutions-view.ts'
import { pathsIn, wayNames } from './paths.ts'
import { publishedPages } from './published-pages.ts'
import { waysOf } from './ways.ts'

/** Every address that a search engine should know. 长辈版 says the same under its own prefix, so it is not listed. */
export const listedPages = (): string[] => {
  const paths = pathsIn('standard')
  return [
    paths.home,
    paths.services,
    paths.initials,
    ...wayNames.flatMap((name) => [paths.ways(name), ...waysOf(name).map(({ id }) => paths.way(name, id))]),
    ...policy.services.map(({ slug }) => paths.service(slug)),
    ...policy.situations.map(({ id }) => paths.situation(id)),
    paths.lifeEvents,
    ...policy.lifeEvents.map(({ id }) => paths.lifeEvent(id)),
    paths.fraudTest,
    paths.fraudSigns,
    paths.fraudPoster,
    paths.forms,
    paths.standards,
    paths.institutions,
    ...allEntries().map(({ entry }) => paths.institution(entry.id)),
    ...policy.editions.map(({ edition }) => paths.institutionEdition(edition)),
    ...currentEdition().entries.map(({ id }) => paths.institutionDoor(id)),
    paths.careSites,
    paths.places,
    ...policy.places.townships.map(({ code }) => paths.place(code)),
    ...publishedPages(),
    paths.check,
    paths.helper,
    paths.batch,
    paths.booking,
    paths.report,
    paths.sources,
    paths.display,
    paths.clear,
    paths.accessibility,
    paths.privacy,
    paths.data,
    paths.api,
    ...operationsByTag().map(({ id }) => paths.apiOperations(id)),
    paths.apiFacts,
    paths.apiShapes,
    paths.apiBookingShapes,
    paths.apiCaseworkShapes,
    paths.problems,
  ]
}
