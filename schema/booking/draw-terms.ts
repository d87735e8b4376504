import type { Draw } from '../content/draw.ts'
import type { Day } from '../dates.ts'
import { formBits } from './draw-list.ts'
import { instantAt, readInstant } from './instant.ts'
import type { BookingPlan, DeskChange } from './plan.ts'
import { timesOn } from './times.ts'

/** What is announced of a draw. It stays as it is from the moment entries open. */
export type DrawTerms = {
  id: string
  name: string
  office: string
  appointment: string
  day: Day
  fromMs: number
  untilMs: number
  valueSource: string
  valueWritten: string
  valueForm: string
  expectedMs: number
  note: string | null
}

const msOf = (text: string): number => readInstant(text) ?? NaN

export const termsOf = ({
  id,
  name,
  office,
  appointment,
  day,
  entries,
  publicValue,
  note,
}: Draw): DrawTerms => ({
  id,
  name,
  office,
  appointment,
  day,
  fromMs: msOf(entries.from),
  untilMs: msOf(entries.until),
  valueSource: publicValue.source,
  valueWritten: publicValue.written,
  valueForm: publicValue.form,
  expectedMs: msOf(publicValue.expectedAt),
  note,
})

export type TermsFault = 'not_offered' | 'follows' | 'no_times' | 'instants' | 'form_weak'

/** A million values: whoever would prepare entries for each of them gains nothing worth the trouble. */
const LEAST_FORM_BITS = Math.log2(1_000_000)

/**
 * What would spoil a draw before it begins. The value has to be out on the day before the drawn day at the latest, so that
 * those who are drawn can still come.
 */
export const termsFaults = (
  plan: BookingPlan,
  changes: readonly DeskChange[],
  terms: DrawTerms,
): TermsFault[] => {
  const { office, appointment, day, fromMs, untilMs, expectedMs, valueForm } = terms
  const offers = plan.offices.get(office)?.offers.some((offer) => offer.appointment === appointment) ?? false
  const times = timesOn(plan, changes, office, appointment, day)
  const inOrder = fromMs < untilMs && untilMs < expectedMs && expectedMs < instantAt(day, '00:00')
  return [
    ...(offers ? [] : ['not_offered' as const]),
    // The window of a second visit is each couple's own; no one day is in all of them.
    ...((plan.appointments.get(appointment)?.follows ?? null) === null ? [] : ['follows' as const]),
    ...(offers && !times.some(({ capacity }) => capacity > 0) ? ['no_times' as const] : []),
    ...(inOrder ? [] : ['instants' as const]),
    ...(formBits(valueForm) < LEAST_FORM_BITS ? ['form_weak' as const] : []),
  ]
}
