import { policy } from '../generated/policy.ts'
import type { PolicyRequest } from '../schema/policy.ts'
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

/** Urgent kinds first; otherwise in the order of the first row of the catalogue that each is for. */
const inOrder = (kinds: readonly PolicyRequest[]): PolicyRequest[] =>
  kinds.toSorted(
    (one, other) =>
      Number(other.urgent) - Number(one.urgent) ||
      (one.services[0] ?? '').localeCompare(other.services[0] ?? ''),
  )

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
