import { instantAt } from '../../../schema/booking/instant.ts'
import { addDays, dayOf } from '../../../schema/dates.ts'
import { deskFault } from '../../../schema/desk/faults.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { retentionPaths } from '../../../views/desk/retention/addresses.ts'
import { HoldPage } from '../../../views/desk/retention/HoldPage.tsx'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import {
  bookingOfCode,
  heldBookings,
  keepBooking,
  keptBookings,
  liftBooking,
} from '../../booking/desk/rights.ts'
import { caseOfNumber, heldCases, keepCase, keptCases, liftCase } from '../../casework/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { settled, trace } from '../trace.ts'
import { maySee, thingOfBooking, thingOfCase } from './things.ts'
import { holdFaults, numberIn, typedHold, word, type TypedHold } from './typed.ts'

const holdPage = (
  c: Visit,
  one: Signed,
  typed: TypedHold,
  faults: readonly FieldFault[] = [],
): Promise<Response> => {
  const model = { keyed: newKey(), typed, faults, mostDays: policy.rights.holdMostDays }
  const status = faults.length === 0 ? 200 : 422
  return show(c, t('desk-retention.hold.title'), <HoldPage {...given(one)} {...model} />, status)
}

/** `GET /desk/retention/hold/` */
export const getHold = (c: Visit, one: Signed): Promise<Response> =>
  holdPage(c, one, { of: 'booking', which: '', reason: '', until: '' })

type Named = { id: string; about: string }

/** What somebody named by its code or number; nothing where it is not there, or not theirs. */
const named = async (c: Visit, one: Signed, { of, which }: TypedHold): Promise<Named | undefined> => {
  if (of === 'booking') {
    const thing = await bookingOfCode(c, which)
    const isTheirs = thing !== undefined && maySee(one, thingOfBooking(thing))
    return isTheirs ? { id: thing.id, about: `booking:${thing.id}` } : undefined
  }
  const thing = await caseOfNumber(c, numberIn(which))
  const isTheirs = thing !== undefined && maySee(one, thingOfCase(thing))
  return isTheirs ? { id: thing.id, about: `case:${thing.number}` } : undefined
}

/** `POST /desk/retention/hold/`: until the end of a day, one thing is kept beyond its time. */
export const postHold = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const typed = typedHold(form)
  const faults = holdFaults(typed, dayOf(nowMs(c)))
  if (faults.length > 0) return holdPage(c, one, typed, faults)
  const thing = await named(c, one, typed)
  const missing: FieldFault[] = [{ path: 'which', code: 'not_an_option' }]
  if (thing === undefined) {
    // A code names a booking to whoever has it: the audit keeps none.
    const about = typed.of === 'case' ? `case:${numberIn(typed.which)}` : 'booking'
    await trace(c, one, 'refused', about, 'not_yours')
    return holdPage(c, one, typed, missing)
  }
  const untilMs = instantAt(addDays(typed.until, 1), '00:00')
  const { reason, of } = typed
  const asking = { key: newKey(), by: one.person.id, why: `${typed.until} ${reason}` }
  if (of === 'booking') {
    const done = await keepBooking(c, { id: thing.id, reason, untilMs }, asking)
    if (done.length === 0) return holdPage(c, one, typed, missing)
    await settled(c, bookingActs(c))
    return onTo(c, `${retentionPaths.overview}?done=hold`)
  }
  const isAgain = (await keptCases(c)).holds.some(
    (hold) => hold.thing === thing.id && hold.untilMs === untilMs && hold.reason === reason,
  )
  if (!isAgain) {
    const hold = { id: thing.id, reason, by: one.person.id, untilMs, key: asking.key }
    const done = await keepCase(c, hold)
    if (done.length === 0) return holdPage(c, one, typed, missing)
    await trace(c, one, 'hold-placed', thing.about, asking.why)
  }
  return onTo(c, `${retentionPaths.overview}?done=hold`)
}

/** The thing of a hold that stands, where it is theirs. */
const held = async (c: Visit, one: Signed, of: string, id: string): Promise<Named | undefined> => {
  if (of === 'booking') {
    const all = await heldBookings(c, (await keptBookings(c)).holds)
    const found = all.find(({ thing }) => thing.id === id && maySee(one, thingOfBooking(thing)))
    return found && { id, about: `booking:${id}` }
  }
  const all = await heldCases(c, (await keptCases(c)).holds)
  const found = all.find(({ thing }) => thing.id === id && maySee(one, thingOfCase(thing)))
  return found && { id, about: `case:${found.thing.number}` }
}

/** `POST /desk/retention/lift/`: a hold is no longer needed. A second time changes nothing. */
export const postLift = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const [of, id] = [word(form, 'of'), word(form, 'id')]
  if (of !== 'booking' && of !== 'case') return refused(c, deskFault('form_broken'), true)
  const thing = await held(c, one, of, id)
  if (thing !== undefined && of === 'booking') {
    await liftBooking(c, id, { key: newKey(), by: one.person.id, why: '' })
    await settled(c, bookingActs(c))
  } else if (thing !== undefined) {
    const done = await liftCase(c, id, newKey())
    if (done.length > 0) await trace(c, one, 'hold-lifted', thing.about)
  }
  return onTo(c, `${retentionPaths.overview}?done=lifted`)
}
