import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { deskFault } from '../../../schema/desk/faults.ts'
import { instantText, readInstant } from '../../../schema/booking/instant.ts'
import { readReason } from '../../../schema/booking/read-change.ts'
import { timesOn } from '../../../schema/booking/times.ts'
import { timeRangeText } from '../../../schema/booking/when-text.ts'
import { isDay, type Day } from '../../../schema/dates.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import { problemStatus } from '../../../schema/problems.ts'
import type { Office } from '../../../schema/content/office.ts'
import {
  OverbookedPage,
  OverbookPage,
  type OverbookModel,
} from '../../../views/desk/capacity/OverbookPage.tsx'
import {
  capacityOf,
  emptyParty,
  matterOf,
  overbookBy,
  partyFromForm,
  plan,
} from '../../booking/desk/capacity-counter.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { nowMs, today } from '../../clock.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { qrShape } from '../../qr.ts'
import { t } from '../../words.ts'
import { given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { settled } from '../trace.ts'
import { servicesOf } from './month-page.tsx'
import { broken, notYours, ownOffice, ownOffices, word } from './own.ts'

type Asked = { office: Office; what: PolicyAppointment; date: Day }
type Typed = Partial<Pick<OverbookModel, 'start' | 'typed' | 'reason' | 'faults' | 'refusal' | 'keyed'>>

const LONGEST_TYPED = 100

/** The times of the day that are full and not over: how many are there, and how many of them beyond the places. */
const fullTimes = async (
  c: Visit,
  { office, what, date }: Asked,
): Promise<OverbookModel['times'] | undefined> => {
  const view = await capacityOf(c, office.id, date.slice(0, 7))
  if (!view.ok) return undefined
  const { inForce, taken, overbooked } = view.value
  return timesOn(plan, inForce, office.id, what.id, date).flatMap(({ startMs, endMs, capacity }) => {
    const isHere = (one: { appointment: string; startMs: number }): boolean =>
      one.appointment === what.id && one.startMs === startMs
    const count = taken.find(isHere)?.count ?? 0
    if (capacity === 0 || count < capacity || endMs <= nowMs(c)) return []
    const beyond = overbooked.filter(isHere).length
    const hint = t('desk-capacity.overbook.full', { count, capacity, beyond })
    return [{ value: instantText(startMs), text: timeRangeText(startMs, endMs), hint }]
  })
}

const page = async (
  c: Visit,
  one: Signed,
  asked: Asked,
  typed: Typed = {},
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const { office, what, date } = asked
  const times = await fullTimes(c, asked)
  if (times === undefined) return refused(c, deskFault('unavailable'), true)
  const model: OverbookModel = {
    offices: ownOffices(one, 'capacity'),
    office,
    services: servicesOf(office),
    what,
    date,
    times,
    start: '',
    typed: emptyParty(what),
    reason: '',
    faults: [],
    keyed: newKey(),
    ...typed,
  }
  return show(c, t('desk-capacity.overbook.title'), <OverbookPage {...given(one)} {...model} />, status)
}

/** What an address or a form is about; undefined for another's office, and for a service that this one does not offer. */
const askedFor = (
  c: Visit,
  one: Signed,
  said: { office?: string; appointment?: string; date?: string },
): Asked | undefined => {
  const office =
    said.office === undefined ? ownOffices(one, 'capacity')[0] : ownOffice(one, 'capacity', said.office)
  const matter = matterOf(office?.id, said.appointment ?? office?.offers[0]?.appointment)
  const date = said.date !== undefined && isDay(said.date) ? said.date : today(c)
  // Another office may offer other things than the one that was shown before.
  const first = matter ?? matterOf(office?.id, office?.offers[0]?.appointment)
  return first === undefined ? undefined : { ...first, date }
}

/** `GET /desk/capacity/overbook/` */
export const getOverbook = (c: Visit, one: Signed): Promise<Response> => {
  const asked = askedFor(c, one, c.req.query())
  return asked === undefined ? notYours(c, one, 'office', c.req.query('office')) : page(c, one, asked)
}

/** `POST /desk/capacity/overbook/enter/`: one more at a full time, with the paper for the couple. The same form twice is one. */
export const postOverbook = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (form.get('office') === null) return broken(c)
  const said = {
    office: word(form, 'office'),
    appointment: word(form, 'appointment'),
    date: word(form, 'date'),
  }
  const asked = askedFor(c, one, said)
  if (asked === undefined || asked.what.id !== said.appointment)
    return notYours(c, one, 'office', said.office)
  const { office, what } = asked
  const typed = partyFromForm(form, what)
  const start = word(form, 'start')
  const startMs = readInstant(start)
  const reason = readReason(word(form, 'reason', LONGEST_TYPED))
  const again = (faults: readonly FieldFault[], refusal?: ProblemCode): Promise<Response> =>
    page(
      c,
      one,
      asked,
      {
        start,
        typed,
        reason: word(form, 'reason', LONGEST_TYPED),
        faults,
        refusal,
        keyed: word(form, 'key') || newKey(),
      },
      refusal === undefined ? 422 : problemStatus[refusal],
    )
  if (startMs === undefined || !reason.ok)
    return again([
      ...(startMs === undefined ? [{ path: 'start', code: 'required' } as const] : []),
      ...(reason.ok ? [] : [reason.problem]),
    ])
  const time = { office: office.id, appointment: what.id, startMs }
  const key = await keyOf(form, JSON.stringify([time, typed, reason.value]))
  const booked = await overbookBy(c, { ...time, typed, by: one.person.id, reason: reason.value, key })
  if (!booked.ok) {
    const { code, fields } = booked.problem
    return fields === undefined ? again([], code) : again(fields)
  }
  const { code, endMs } = booked.value
  await settled(c, bookingActs(c))
  const ticket = {
    what,
    office,
    view: { code, state: 'booked', movesLeft: 0 } as const,
    startMs,
    endMs,
    qr: qrShape(code),
  }
  return show(c, t('desk-capacity.overbook.done'), <OverbookedPage {...given(one)} {...ticket} />)
}
