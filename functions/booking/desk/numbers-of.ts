import type { DaySpan } from '../../../schema/desk/span.ts'
import { nowMs } from '../../clock.ts'
import { atDesk } from './desk-of.ts'
import type { Visitor } from '../visitor.ts'
import type { BookingNumbers } from './numbers.ts'

export type { BookingNumbers, BookingTally, WaitingTally, WalkInTally } from './numbers.ts'

/** What was booked, who walked in and who waited at all offices; who may see which is the desk's to say. */
export const bookingNumbersOf = (c: Visitor, span: DaySpan): Promise<BookingNumbers> =>
  atDesk(c, (desk) => desk.numbers(span, nowMs(c)))
