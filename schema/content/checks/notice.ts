import type { Day } from '../../dates.ts'
import type { Notice } from '../notice.ts'
import type { Finding } from './walk.ts'

/** Ids of content/units.yaml and content/catalogue.yaml. */
export type Known = { units: ReadonlySet<string>; services: ReadonlySet<string> }

/** Units and services that a record names are there. `what` is a word of the checker: `unit` or `row`. */
export const referenceFindings = (
  { unit, services }: { unit: string | null; services: readonly string[] },
  known: Known,
): Finding[] => {
  const dead = (path: PropertyKey[], to: string, what: string): Finding => ({
    path,
    code: 'published_unknown',
    params: { to, what },
  })
  return [
    ...(unit === null || known.units.has(unit) ? [] : [dead(['unit'], unit, 'unit')]),
    ...services.flatMap((service, at) =>
      known.services.has(service) ? [] : [dead(['services', at], service, 'row')],
    ),
  ]
}

export const notYetFindings = (path: PropertyKey[], day: Day | null, today: Day): Finding[] =>
  day !== null && day > today ? [{ path, code: 'not_yet', params: { day } }] : []

/** What must hold of a notice beside its schema, its sentences and its citations. */
export const noticeFindings = (notice: Notice, known: Known, today: Day): Finding[] => [
  ...referenceFindings(notice, known),
  ...notYetFindings(['day'], notice.day, today),
]
