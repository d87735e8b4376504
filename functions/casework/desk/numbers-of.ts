import type { DaySpan } from '../../../schema/desk/span.ts'
import { nowMs } from '../../clock.ts'
import type { Visitor } from '../counter.ts'
import { atDesk } from './desk-of.ts'
import type { CaseMedian, CaseNumbers, CasePlace } from './numbers.ts'

export type { CaseMedian, CaseNumbers, CasePlace, CaseTally, OutcomeTally } from './numbers.ts'

/** What was reported at all places; who may see which is the desk's to say. */
export const caseNumbersOf = (c: Visitor, span: DaySpan): Promise<CaseNumbers> =>
  atDesk(c, (desk) => desk.numbers(span, nowMs(c)))

/** How long cases of these places took, together, by kind and by township. */
export const caseMediansOf = (
  c: Visitor,
  span: DaySpan,
  places: readonly CasePlace[],
): Promise<CaseMedian[]> => atDesk(c, (desk) => desk.medians(span, [...places], nowMs(c)))
