import { policy } from '../generated/policy.ts'
import type { CatalogueRow, Situation } from '../schema/content/catalogue.ts'
import type { Township } from '../schema/content/place.ts'
import { besideRow } from './beside.ts'
import { t } from './copy.ts'
import { pathsIn } from './paths.ts'
import { requestsFor, type RequestRow } from './requests-view.ts'
import type { PolicyAppointment, PolicyEdition, PolicyService } from '../schema/policy.ts'

/** What pages ask of the content, in the shapes they show it. */

export const situationOf = (id: string): Situation => {
  const found = policy.situations.find((situation) => situation.id === id)
  if (found === undefined) throw new Error(`no situation "${id}"`)
  return found
}

export const serviceOf = (slug: string): PolicyService | undefined =>
  policy.services.find((service) => service.slug === slug)

/** Rows of the catalogue for one situation: what is written up first, each page once, then the rest. */
export const rowsOf = (situation: string): { written: PolicyService[]; unwritten: CatalogueRow[] } => {
  const rows = policy.catalogue.filter((row) => row.situation === situation)
  const slugs = new Set(rows.flatMap(({ page }) => (page === null ? [] : [page])))
  return {
    written: [...slugs].flatMap((slug) => serviceOf(slug) ?? []),
    unwritten: rows.filter(
      ({ id, page }) =>
        page === null &&
        besideRow(id, pathsIn('standard')) === undefined &&
        requestsFor([id], pathsIn('standard')).length === 0,
    ),
  }
}

/** What can be asked for or reported in one situation, as far as no page of a service leads there. */
export const requestsIn = (situation: string, paths: ReturnType<typeof pathsIn>): RequestRow[] =>
  requestsFor(
    policy.catalogue.filter((row) => row.situation === situation && row.page === null).map(({ id }) => id),
    paths,
  )

/** What can be booked, in the order in which the copy lists it; what it does not list comes last. */
export const bookable = (): PolicyAppointment[] => {
  const order = t('booking.order').split(' ')
  const place = ({ id }: PolicyAppointment): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return policy.appointments.toSorted((one, other) => place(one) - place(other))
}

export const townshipOf = (code: string): Township | undefined =>
  policy.places.townships.find((township) => township.code === code)

/** The edition of the whitelist that holds today. */
export const currentEdition = (): PolicyEdition => {
  const edition = policy.editions.at(-1)
  if (edition === undefined) throw new Error('content/institutions has no edition')
  return edition
}

export const isSecondHand = (law: string): boolean => {
  const found = policy.laws.find(({ id }) => id === law)
  if (found === undefined) throw new Error(`content/laws.yaml has no "${law}"`)
  return found.level === 'second-hand'
}
