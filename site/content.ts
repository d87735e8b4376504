import { policy } from '../generated/policy.ts'
import type { Situation } from '../schema/content/catalogue.ts'
import type { Township } from '../schema/content/place.ts'
import { t } from './copy.ts'
import type { PolicyAppointment, PolicyEdition, PolicyService } from '../schema/policy.ts'

/** What pages ask of the content, in the shapes they show it. */

export const situationOf = (id: string): Situation => {
  const found = policy.situations.find((situation) => situation.id === id)
  if (found === undefined) throw new Error(`no situation "${id}"`)
  return found
}

export const serviceOf = (slug: string): PolicyService | undefined =>
  policy.services.find((service) => service.slug === slug)

/** The page of a row of the catalogue. */
export const pageOf = (row: string): PolicyService | undefined =>
  policy.services.find((service) => service.id === row)

/** The pages of one situation, in the catalogue's order. */
export const servicesIn = (situation: string): PolicyService[] =>
  policy.catalogue.filter((row) => row.situation === situation).flatMap(({ id }) => pageOf(id) ?? [])

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
