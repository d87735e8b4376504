import { fault, word, type Fault } from '../fault.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

/** Sites lie where they say, are drawn under a site of their own part, and nothing is known before the plan was out. */
export const careSites: Check = ({ careSites: { value, source }, places, jurisdiction }) =>
  value.flatMap(({ part, under, township, village, now, count }, at): Fault[] => {
    const wrong = (field: string, code: string, values = {}): Fault =>
      fault(placeIn(source, [at, field]), code, values)
    const home = places.value.townships.find(({ code }) => code === township)
    const above = value.find(({ id }) => id === under)
    const published = jurisdiction.value.plan.published
    return [
      ...(township !== null && home === undefined
        ? [wrong('township', 'township_unknown', { code: township })]
        : []),
      ...(village !== null && !home?.villages.some(({ code }) => code === village)
        ? [wrong('village', 'link_dead', { to: village, what: word('what.village') })]
        : []),
      ...(under !== null && (above === undefined || above.part !== part || above.under !== null)
        ? [wrong('under', 'site_under', { under })]
        : []),
      ...(now !== null && now.day < published
        ? [wrong('now', 'site_early', { day: now.day, published })]
        : []),
      ...(village !== null && count !== 1 ? [wrong('count', 'site_count')] : []),
    ]
  })
