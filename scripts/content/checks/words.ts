import { flattenCopy } from '../../../schema/content/copy.ts'
import { fieldFaultCodes, problemStatus } from '../../../schema/problems.ts'
import { fault } from '../fault.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

const DOMAIN = 'problems'
const needed = [
  ...Object.keys(problemStatus).flatMap((code) => [`${code}.title`, `${code}.detail`]),
  ...fieldFaultCodes.map((code) => `fields.${code}`),
]

/** Every refusal has its words: one without them would become a failure of the portal itself. */
export const words: Check = ({ copy }) =>
  copy
    .filter(({ id }) => id === DOMAIN)
    .flatMap(({ value, source }) => {
      const written = flattenCopy(DOMAIN, value)
      return needed
        .filter((name) => written[`${DOMAIN}.${name}`] === undefined)
        .map((name) => fault(placeIn(source, [DOMAIN, ...name.split('.')]), 'word_missing', { name }))
    })
