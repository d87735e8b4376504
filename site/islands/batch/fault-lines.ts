import type { RowFault } from '../../../schema/roster/fault.ts'
import type { Words } from '../../../views/words.ts'
import type { Line } from './protocol.ts'

const headings = ['row', 'column', 'wrote', 'wrong', 'right']

/** What is wrong with a roster, as a table to work through. */
export const faultLines = (faults: readonly RowFault[], t: Words): Line[] => [
  headings.map((key) => t(`batch.fault.${key}`)),
  ...faults.map(({ row, column, written, code, params = {} }): Line => [
    row,
    column,
    written,
    t(`batch.faults.${code}.wrong`, params),
    t(`batch.faults.${code}.right`, params),
  ]),
]
