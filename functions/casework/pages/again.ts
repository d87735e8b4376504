import type { TypedReport } from '../../../schema/api/casework.ts'
import { readReport } from '../../../schema/casework/read-report.ts'
import type { RequestKind } from '../../../schema/content/request.ts'
import { mine } from '../counter.ts'
import { divisions } from '../rules.ts'
import { keptToken } from './cookies.ts'
import type { Visit } from './show.tsx'

/** The same whatever order its names stand in. */
const canonical = (value: object): string =>
  JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))

/**
 * Whether this browser has just sent the very same: a browser makes the page of a form anew on the way back, with what was typed
 * but with another key, and its button does no harm either.
 */
export const isSentAlready = async (
  c: Visit,
  kind: RequestKind,
  typed: Omit<TypedReport, 'draftId'>,
): Promise<boolean> => {
  const token = keptToken(c)
  const read = readReport(kind, typed, divisions)
  if (token === undefined || !read.ok) return false
  const last = await mine(c, token)
  if (!last.ok || last.value.typed === undefined || last.value.spot === undefined) return false
  const { record, typed: told, spot } = last.value
  const { state } = record
  const { fields, ...rest } = read.value.sealed
  const { fields: toldFields, ...toldRest } = told
  return (
    state.kind === kind.id &&
    !record.withdrawn &&
    record.photos.length === (typed.photos?.length ?? 0) &&
    canonical(spot) === canonical(read.value.spot) &&
    canonical(state.open) === canonical(read.value.open) &&
    canonical(toldFields) === canonical(fields) &&
    canonical(toldRest) === canonical(rest)
  )
}
