import type { DrawAnswer, DrawSummary } from '../../../schema/api/draws.ts'
import { readInstant } from '../../../schema/booking/instant.ts'
import { timeText, whenText } from '../../../schema/booking/when-text.ts'
import { dayText } from '../../../schema/dates.ts'
import type { Words } from '../../words.ts'
import { unbroken, type BookingProps, type Matter } from '../model.ts'

export const msOf = (instant: string): number => readInstant(instant) ?? NaN
export const when = (instant: string): string => unbroken(whenText(msOf(instant)))
export const clock = (instant: string): string => timeText(msOf(instant))

/** Some times of one day, the dearest first. */
export const wishesText = (starts: readonly string[], t: Words): string =>
  starts.map(clock).join(t('draws.list.join'))

/** A draw in one sentence's places. */
export const placesOf = (draw: DrawSummary) => ({
  from: when(draw.entriesFrom),
  until: when(draw.entriesUntil),
  expected: when(draw.valueExpectedAt),
  count: draw.count,
  reason: draw.reason ?? '',
  firstCome: draw.firstComeAt === undefined ? '' : when(draw.firstComeAt),
})

/** What a draw is called, marked with `|` where it may break. */
export const titleOf = (draw: DrawSummary, { what }: Pick<Matter, 'what'>, t: Words): string =>
  t('draws.title', { day: dayText(draw.day), name: what.name })

export type DrawModel = Matter & {
  draw: DrawAnswer
  provenance: 'sample' | 'confirmed'
  note: string | null
  /** From which entry on the list is shown, counted from 0. */
  from: number
  /** The number somebody looked for, as typed and, where it can be one, as written. */
  sought?: { typed: string; entry: string | undefined }
}
export type DrawProps = BookingProps & DrawModel
