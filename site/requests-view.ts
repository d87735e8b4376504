import { policy } from '../generated/policy.ts'
import type { PolicyRequest } from '../schema/policy.ts'
import { t } from './copy.ts'
import { joined } from './joints.ts'
import type { pathsIn } from './paths.ts'

/** What can be asked for and reported, as pages show it. */
type Paths = ReturnType<typeof pathsIn>
export type RequestRow = { href: string; name: string; summary: string }

const rowOf = (paths: Paths, { id, heading, hint }: PolicyRequest): RequestRow => ({
  href: paths.request(id),
  name: heading,
  summary: hint,
})

/** In the order in which the copy lists them; what it does not list comes last. */
const inOrder = (kinds: readonly PolicyRequest[]): PolicyRequest[] => {
  const order = t('site.report.order').split(' ')
  const place = ({ id }: PolicyRequest): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return kinds.toSorted((one, other) => place(one) - place(other))
}

/** All kinds, in the groups of content/casework.yaml. */
export const requestGroups = (paths: Paths): { id: string; name: string; rows: RequestRow[] }[] =>
  policy.casework.groups.map(({ id, title }) => ({
    id,
    name: joined(title),
    rows: inOrder(policy.requests.filter(({ group }) => group === id)).map((kind) => rowOf(paths, kind)),
  }))

/** The kinds that act for any of these rows of the catalogue. */
export const requestsFor = (rows: readonly string[], paths: Paths): RequestRow[] =>
  inOrder(policy.requests.filter(({ services }) => services.some((id) => rows.includes(id)))).map((kind) =>
    rowOf(paths, kind),
  )
