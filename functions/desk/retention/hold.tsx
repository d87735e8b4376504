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
import { caseActs } from '../../casework/desk/desk-of.ts'
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

/** What of each kind of thing is kept and let go, and where that is written down. */
const domains = {
  booking: { keep: keepBooking, lift: liftBooking, acts: bookingActs },
  case: { keep: keepCase, lift: liftCase, acts: caseActs },
} as const
type Of = keyof typeof domains

const ofIn = (text: string): Of | undefined => (['booking', 'case'] as const).find((of) => of === text)

/** The id of what somebody named by its code or number; nothing where it is not there, or not theirs. */
const named = async (c: Visit, one: Signed, of: Of, which: string): Promise<string | undefined> => {
  if (of === 'booking') {
    const thing = await bookingOfCode(c, which)
    return thing !== undefined && maySee(one, thingOfBooking(thing)) ? thing.id : undefined
  }
  const thing = await caseOfNumber(c, numberIn(which))
  return thing !== undefined && maySee(one, thingOfCase(thing)) ? thing.id : undefined
}

/** `POST /desk/retention/hold/`: until the end of a day, one thing is kept beyond its time. */
export const postHold = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const typed = typedHold(form)
  const faults = holdFaults(typed, dayOf(nowMs(c)))
  if (faults.length > 0) return holdPage(c, one, typed, faults)
  const of = ofIn(typed.of) ?? 'booking'
  const id = await named(c, one, of, typed.which)
  const missing: FieldFault[] = [{ path: 'which', code: 'not_an_option' }]
  if (id === undefined) {
    // A code names a booking to whoever has it: the audit keeps none.
    const about = of === 'case' ? `case:${numberIn(typed.which)}` : 'booking'
    await trace(c, one, 'refused', about, 'not_yours')
    return holdPage(c, one, typed, missing)
  }
  const { reason, until } = typed
  const { keep, acts } = domains[of]
  const hold = { id, reason, untilMs: instantAt(addDays(until, 1), '00:00') }
  const done = await keep(c, hold, { key: newKey(), by: one.person.id, why: `${until} ${reason}` })
  if (done.length === 0) return holdPage(c, one, typed, missing)
  await settled(c, acts(c))
  return onTo(c, `${retentionPaths.overview}?done=hold`)
}

/** Whether a hold stands on a thing that is theirs. */
const isHeld = async (c: Visit, one: Signed, of: Of, id: string): Promise<boolean> => {
  if (of === 'booking') {
    const all = await heldBookings(c, (await keptBookings(c)).holds)
    return all.some(({ thing }) => thing.id === id && maySee(one, thingOfBooking(thing)))
  }
  const all = await heldCases(c, (await keptCases(c)).holds)
  return all.some(({ thing }) => thing.id === id && maySee(one, thingOfCase(thing)))
}

/** `POST /desk/retention/lift/`: a hold is no longer needed. A second time changes nothing. */
export const postLift = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const [of, id] = [ofIn(word(form, 'of')), word(form, 'id')]
  if (of === undefined) return refused(c, deskFault('form_broken'), true)
  if (await isHeld(c, one, of, id)) {
    const { lift, acts } = domains[of]
    await lift(c, id, { key: newKey(), by: one.person.id, why: '' })
    await settled(c, acts(c))
  }
  return onTo(c, `${retentionPaths.overview}?done=lifted`)
}
