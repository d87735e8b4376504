import { policy } from '../generated/policy.ts'
import type { Capability, ServiceLink } from '../schema/content/service-link.ts'
import type { PolicyService } from '../schema/policy.ts'
import { t } from './copy.ts'
import { joined } from './joints.ts'
import type { pathsIn } from './paths.ts'
import { requestsFor } from './requests-view.ts'

/** What a service page lets a person do: one link a capability of the catalogue and target. `name` carries its joints. */
export type Action = { does: Capability; href: string; name: string }
type Paths = ReturnType<typeof pathsIn>

const named = <T extends { id: string }>(records: readonly T[], id: string): T => {
  const found = records.find((record) => record.id === id)
  if (found === undefined) throw new Error(`content links to "${id}", which is not there`)
  return found
}

const pageHref = (paths: Paths, page: Extract<ServiceLink, { page: string }>['page']): string => {
  const hrefs: Record<typeof page, string> = {
    places: paths.places,
    institutions: paths.institutions,
    'care-sites': paths.careSites,
    standards: paths.standards,
    services: paths.services,
    'report/follow': paths.reportFollow,
    check: paths.check,
    fraud: paths.fraudTest,
    'fraud/poster': paths.fraudPoster,
    data: paths.data,
  }
  return hrefs[page]
}

const wordOf = (target: string): string =>
  t(`services.page.link.${target.replace('fraud/', '').replace('/', '-')}`)
const nameWord = (target: string, name: string): string =>
  t(`services.page.link.${target}`, { name: name.replaceAll('\u200b', '') })

const actionOf = (link: ServiceLink, paths: Paths): Action => {
  const { does } = link
  const to = (href: string, name: string): Action => ({ does, href, name: joined(link.text ?? name) })
  if ('lifeEvent' in link)
    return to(
      paths.lifeEvent(link.lifeEvent),
      nameWord('life-event', named(policy.lifeEvents, link.lifeEvent).title),
    )
  if ('appointment' in link)
    return to(
      paths.appointment(link.appointment),
      nameWord('appointment', named(policy.appointments, link.appointment).name),
    )
  if ('request' in link) return to(paths.request(link.request), named(policy.requests, link.request).name)
  if ('published' in link) return to(paths.published(link.published), wordOf(link.published))
  if ('form' in link) return to(paths.form(link.form), nameWord('form', named(policy.forms, link.form).title))
  return to(pageHref(paths, link.page), wordOf(link.page))
}

/**
 * The self-checks and kinds of reports that name the service, and what its page links to besides, each address once. What the
 * catalogue promises of the row comes first: the first action is the page's red button. A kind bears the words of the page's own
 * link to it, where there is one: its name says what is the matter, a button says what one does.
 */
export const actionsOf = (service: PolicyService, paths: Paths): Action[] => {
  const row = named(policy.catalogue, service.id)
  const asks = row.capabilities.includes('request')
  const linked = service.links.map((link) => actionOf(link, paths))
  const all: Action[] = [
    ...service.programmes.map((programme) => ({
      does: 'check' as const,
      href: paths.checkFor(programme),
      name: joined(nameWord('programme', named(policy.programmes, programme).name)),
    })),
    ...requestsFor([service.id], paths).map(({ href, name }): Action => {
      const does = asks ? 'request' : 'report'
      return linked.find((one) => one.href === href && one.does === does) ?? { does, href, name }
    }),
    ...linked,
  ]
  const unpromised = ({ does }: Action): number => (row.capabilities.includes(does) ? 0 : 1)
  return all
    .filter(({ href, does }, at) => all.findIndex((one) => one.href === href && one.does === does) === at)
    .toSorted((one, other) => unpromised(one) - unpromised(other))
}
