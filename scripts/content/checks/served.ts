import type { CatalogueRow } from '../../../schema/content/catalogue.ts'
import type { Service } from '../../../schema/content/service.ts'
import type { Capability } from '../../../schema/content/service-link.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

/** What a page does by itself, without a link written for it: site/service-links.ts shows the same. */
const doneBy = ({ requests }: Content, row: CatalogueRow, service: Service): ReadonlySet<Capability> => {
  const asked = requests.some(({ value }) => value.services.includes(row.id))
  return new Set<Capability>([
    'explain',
    ...(service.programmes.length > 0 ? (['check'] as const) : []),
    ...(asked ? (['request', 'report'] as const) : []),
    ...service.links.map(({ does }) => does),
  ])
}

const pageFaults = (content: Content, row: CatalogueRow, { value, source }: Entry<Service>): Fault[] => {
  const done = doneBy(content, row, value)
  return row.capabilities
    .filter((capability) => !done.has(capability))
    .map((capability) =>
      fault(placeIn(source, ['links']), 'capability_no_link', {
        id: row.id,
        capability: word(`capability.${capability}`),
      }),
    )
}

/** Each row of the catalogue has its page, and the page does what the catalogue promises. */
export const served: Check = (content) => {
  const { value, source } = content.catalogue
  return value.flatMap((row, at) => {
    const page = content.services.find((entry) => entry.value.id === row.id)
    return page === undefined
      ? [fault(placeIn(source, [at, 'id']), 'service_no_page', { id: row.id, name: row.name })]
      : pageFaults(content, row, page)
  })
}
