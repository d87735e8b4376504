import { DRAW_ALGORITHM } from '../../../schema/booking/draw-list.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import type { DrawAnswer, DrawSummary, EntryView } from '../../../schema/api/draws.ts'
import type { ClosedRecord, DrawRecord, EntryRecord } from './commands.ts'

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instantText(ms))

export const summaryOf = (record: DrawRecord): DrawSummary => ({
  id: record.id,
  name: record.name,
  office: record.office,
  appointment: record.appointment,
  day: record.day,
  state: record.state,
  entriesFrom: instantText(record.fromMs),
  entriesUntil: instantText(record.untilMs),
  valueSource: record.valueSource,
  valueWritten: record.valueWritten,
  valueForm: record.valueForm,
  valueExpectedAt: instantText(record.expectedMs),
  count: record.count,
  commitment: record.commitment,
  committedAt: instantOrNull(record.committedMs),
  ...(record.reason === null ? {} : { reason: record.reason }),
  ...(record.firstComeMs === null ? {} : { firstComeAt: instantText(record.firstComeMs) }),
})

const drawnPart = ({ publicValue, drawnMs }: DrawRecord, { entries }: ClosedRecord) => {
  if (publicValue === null || drawnMs === null) return {}
  const inOrder = entries.toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0))
  return {
    publicValue,
    drawnAt: instantText(drawnMs),
    order: inOrder.map(({ entry }) => entry),
    given: inOrder.flatMap(({ entry, startMs }) =>
      startMs === null ? [] : [{ entry, start: instantText(startMs) }],
    ),
  }
}

/** Everything that is published of a draw: with it anybody can do the draw again. Before it is closed there is no list. */
export const publishedOf = (
  record: DrawRecord,
  list: ClosedRecord | undefined,
  choices: readonly number[] = list?.times.map(({ startMs }) => startMs) ?? [],
): DrawAnswer => ({
  ...summaryOf(record),
  algorithm: DRAW_ALGORITHM,
  choices: choices.map(instantText),
  times: list?.times.map(({ startMs, places }) => ({ start: instantText(startMs), places })) ?? null,
  entries:
    list?.entries.map(({ entry, preferences }) => ({ entry, preferences: preferences.map(instantText) })) ??
    null,
  ...(list === undefined ? {} : drawnPart(record, list)),
})

/** An entry as its people see it: where it stands, without a name. */
export const entryView = (record: EntryRecord): EntryView => ({
  entry: record.entry,
  state: record.state,
  draw: record.draw,
  drawState: record.drawState,
  office: record.office,
  appointment: record.appointment,
  date: record.day,
  preferences: record.preferences.map(instantText),
  ...(record.turn === null ? {} : { turn: record.turn }),
  ...(record.startMs === null ? {} : { start: instantText(record.startMs) }),
})
