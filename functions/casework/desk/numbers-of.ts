import type { DaySpan } from '../../../schema/desk/span.ts'
import { nowMs } from '../../clock.ts'
import { casebookOf, type Visitor } from '../counter.ts'
import type { CaseMedian, CaseNumbers, CasePlace } from './numbers.ts'

export type { CaseMedian, CaseNumbers, CasePlace, CaseTally, OutcomeTally } from './numbers.ts'

/** What was reported at all places; who may see which is the desk's to say. */
export const caseNumbersOf = (c: Visitor, span: DaySpan): Promise<CaseNumbers> =>
  casebookOf(c).numbers(span, nowMs(c))

/** How long cases of these places took, together, by kind and by township. */
export const caseMediansOf = (
  c: Visitor,
  span: DaySpan,
  places: readonly CasePlace[],
): Promise<CaseMedian[]> => casebookOf(c).medians(span, [...places], nowMs(c))
