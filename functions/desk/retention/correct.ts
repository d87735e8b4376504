import { deskFault } from '../../../schema/desk/faults.ts'
import { requestPath } from '../../../views/desk/retention/addresses.ts'
import { correctBookings, phoneHashOf } from '../../booking/desk/rights.ts'
import { correctReports } from '../../casework/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { keyOf } from '../../form-key.ts'
import { keyRing } from '../../keys.ts'
import { onTo } from '../../pages.ts'
import { refused, type Signed, type Visit } from '../pages/show.tsx'
import { fileOf, requestPage } from './request.tsx'
import { auditNames, idsIn } from './things.ts'
import { numberIn, readCorrection, typedCorrection } from './typed.ts'
import { doUnder } from './under.ts'

/** `POST /desk/retention/correct/`: another name or phone for the things that are ticked; what stood there before is kept nowhere. */
export const postCorrect = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const file = await fileOf(c, one, numberIn(form.get('number') ?? undefined), 'correct')
  if (!file.ok) return refused(c, file.problem, true)
  const { request, steps, theirs } = file.value
  const { number, lookup } = request
  const typed = typedCorrection(form)
  const read = readCorrection(typed)
  if (Array.isArray(read)) return requestPage(c, one, file.value, { correct: typed, faults: read })
  const key = await keyOf(form, String(number), JSON.stringify(typed))
  const goOn = (): Response => onTo(c, `${requestPath(number)}&done=corrected`)
  if (steps.some((step) => step.key === key)) return goOn()
  const ring = keyRing(c.env)
  if (!ring.ok) return refused(c, deskFault('unavailable'), true)
  const own = (ids: readonly string[], things: readonly { id: string }[]): string[] =>
    ids.filter((id) => things.some((thing) => thing.id === id))
  const bookingIds = own(idsIn(typed.chosen, 'booking'), theirs.bookings)
  const reportIds = own(idsIn(typed.chosen, 'report'), theirs.reports)
  const begun = {
    number,
    key,
    act: 'request-corrected',
    why: typed.why,
    things: auditNames(theirs, typed.chosen),
    ...(read.phone === undefined ? {} : { phone: phoneHashOf(ring.value, read.phone) }),
    by: one.person.id,
    nowMs: nowMs(c),
  } as const
  const corrected = await doUnder(c, begun, (asking) =>
    Promise.all([
      correctBookings(c, lookup, { ids: bookingIds, ...read, ...asking }),
      correctReports(c, lookup.phones, { ids: reportIds, ...read, ...asking }),
    ]),
  )
  if (!corrected.ok) return refused(c, corrected.problem, true)
  return corrected.value.length === 0
    ? requestPage(c, one, file.value, { correct: typed, fault: deskFault('nothing_done') })
    : goOn()
}
