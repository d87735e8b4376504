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
  if ('programme' in link)
    return to(
      paths.checkFor(link.programme),
      nameWord('programme', named(policy.programmes, link.programme).name),
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

/** What stands before the rest: what the catalogue promises, and of a matter to be registered or issued its appointment. */
const placeOf = (
  { kind }: PolicyService,
  promised: readonly Capability[],
  { does }: Pick<Action, 'does'>,
): number => {
  if (!promised.includes(does)) return 2
  return kind === 'matter' && does !== 'book' ? 1 : 0
}

const isSame = (one: Action, other: Action): boolean => one.href === other.href && one.does === other.does

/**
 * The self-checks and kinds of reports that name the service, and what its page links to besides, each address once. What the
 * catalogue promises of the row comes first: the first action is the page's red button. A link of the page to a kind of report that
 * names the service anyway gives it its words.
 */
export const actionsOf = (service: PolicyService, paths: Paths): Action[] => {
  const { capabilities } = named(policy.catalogue, service.id)
  const does = capabilities.includes('request') ? 'request' : 'report'
  const linked = service.links.map((link) => actionOf(link, paths))
  const all: Action[] = [
    ...service.programmes.map((programme) => ({
      does: 'check' as const,
      href: paths.checkFor(programme),
      name: joined(nameWord('programme', named(policy.programmes, programme).name)),
    })),
    ...requestsFor([service.id], paths).map(({ href, name }): Action => {
      const asked: Action = { does, href, name }
      return linked.find((link) => isSame(link, asked)) ?? asked
    }),
    ...linked,
  ]
  return all
    .filter((action, at) => all.findIndex((one) => isSame(one, action)) === at)
    .toSorted((one, other) => placeOf(service, capabilities, one) - placeOf(service, capabilities, other))
}

/** Where two have room: the first action, and the first that does something else somewhere else. */
export const firstTwoOf = (actions: readonly Action[]): [first?: Action, second?: Action] => {
  const [first, ...others] = actions
  if (first === undefined) return []
  const different = others.find(({ does, href }) => does !== first.does && href !== first.href)
  return [first, different ?? others[0]]
}
