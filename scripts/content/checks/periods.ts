import { addDays } from '../../../schema/dates.ts'
import { periodFaults } from '../../../schema/eligibility/periods.ts'
import { fault, type Fault } from '../fault.ts'
import { placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

type Period = { from: string; until?: string | undefined }

const faultsIn = (source: Source, base: PropertyKey[], periods: readonly Period[]): Fault[] => [
  ...backwards(source, base, periods),
  ...periodFaults(periods).map(({ at, wrong }) => {
    const [period, earlier] = [periods[at], periods[at - 1]]
    if (period === undefined) throw new Error(`no period ${at}`)
    const until = earlier?.until ?? ''
    if (wrong === 'closed')
      return fault(placeIn(source, [...base, at, 'until']), 'period_closed', { until: period.until ?? '' })
    const place = placeIn(source, [...base, at, 'from'])
    return wrong === 'gap'
      ? fault(place, 'period_gap', { until, from: period.from, next: addDays(until, 1) })
      : fault(place, 'period_overlap', { from: period.from, earlier: earlier?.from ?? '' })
  }),
]

const backwards = (source: Source, base: PropertyKey[], periods: readonly Period[]): Fault[] =>
  periods.flatMap(({ from, until }, at) =>
    until !== undefined && until < from
      ? [fault(placeIn(source, [...base, at, 'until']), 'period_backwards', { from, until })]
      : [],
  )

/** Amounts follow each other day by day, and the last one is open-ended: no day is without an amount or with two. */
export const periods: Check = ({ standards, laws }) => [
  ...standards.value.flatMap(({ values }, at) => faultsIn(standards.source, [at, 'values'], values)),
  ...laws.value.flatMap((law, at) =>
    law.until !== undefined && law.until < law.from
      ? [fault(placeIn(laws.source, [at, 'until']), 'period_backwards', { from: law.from, until: law.until })]
      : [],
  ),
]

/** What a higher level recommended names a document that the list of laws knows. */
export const guidance: Check = ({ standards: { value, source }, laws }) =>
  value.flatMap((standard, at) =>
    (standard.guidance ?? []).flatMap(({ document }, nth) =>
      laws.value.some(({ id }) => id === document)
        ? []
        : [fault(placeIn(source, [at, 'guidance', nth, 'document']), 'guidance_document', { document })],
    ),
  )
