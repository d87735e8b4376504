import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { readReason } from '../../../schema/booking/read-change.ts'
import { whenText } from '../../../schema/booking/when-text.ts'
import type { Office } from '../../../schema/content/office.ts'
import { touchedPath } from '../../../views/desk/capacity/addresses.ts'
import type { TouchedLine } from '../../../views/desk/capacity/model.ts'
import { TouchedPage, type TouchedModel } from '../../../views/desk/capacity/TouchedPage.tsx'
import {
  bookingOf,
  capacityOf,
  keepBy,
  phoneOf,
  type CapacityView,
} from '../../booking/desk/capacity-counter.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { today } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { opened, settled, trace } from '../trace.ts'
import { broken, colleagues, notYours, ownOffice, ownOffices, word } from './own.ts'
import { affectedLine } from './texts.ts'

const LONGEST_TYPED = 100
const states = ['told', 'kept', 'fits', 'moved', 'cancelled', 'over'] as const

const lineOf =
  (nameOf: (id: string) => string) =>
  (one: CapacityView['touched'][number]): TouchedLine => ({
    ...affectedLine(one),
    state: one.state,
    more:
      one.movedTo !== null
        ? whenText(one.movedTo)
        : one.kept === null
          ? ''
          : t('desk-capacity.touched.kept-by', {
              who: nameOf(one.kept.by),
              at: atText(one.kept.atMs),
              why: one.kept.why,
            }),
    told: atText(one.toldMs),
    reason: one.reason ?? t('desk-capacity.touched.by-draw'),
  })

const page = async (
  c: Visit,
  one: Signed,
  office: Office,
  more: Pick<TouchedModel, 'opened' | 'typed' | 'fault'> = {},
): Promise<Response> => {
  const view = await capacityOf(c, office.id, today(c).slice(0, 7))
  if (!view.ok) return refused(c, deskFault('unavailable'), true)
  const lines = view.value.touched
    .map(lineOf(await colleagues(c)))
    .toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
  await trace(c, one, 'touched-read', `office:${office.id} touched`, String(lines.length))
  const model: TouchedModel = {
    office,
    lines,
    done: c.req.query('done') !== undefined,
    keyed: newKey(),
    ...more,
  }
  return show(
    c,
    t('desk-capacity.touched.title'),
    <TouchedPage {...given(one)} {...model} />,
    more.fault === undefined ? 200 : statusOf(more.fault),
  )
}

/** `GET /desk/capacity/touched/` */
export const getTouched = (c: Visit, one: Signed): Promise<Response> => {
  const id = c.req.query('office')
  const office = id === undefined ? ownOffices(one, 'capacity')[0] : ownOffice(one, 'capacity', id)
  return office === undefined ? notYours(c, one, 'office', id) : page(c, one, office)
}

/** The booking that a form names, where it is of one's own office; its office is the ledger's word, not the form's. */
const mineIn = async (c: Visit, one: Signed, form: URLSearchParams) => {
  const booking = await bookingOf(c, word(form, 'id'))
  const office = booking && ownOffice(one, 'capacity', booking.office)
  return booking === undefined || office === undefined ? undefined : { booking, office }
}

/** `POST /desk/capacity/touched/phone/`: opens one phone, for a reason, to ring them. */
export const postPhone = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (form.get('id') === null) return broken(c)
  const mine = await mineIn(c, one, form)
  if (mine === undefined) return notYours(c, one, 'booking', word(form, 'id'))
  const { booking, office } = mine
  const why = word(form, 'why', LONGEST_TYPED)
  const thing = { office: office.id }
  const about = `booking:${booking.id}`
  const may = await opened(c, one, { action: 'capacity', field: 'phone', thing, about, why })
  const typed = { id: `phone-${booking.id}`, why }
  if (!may.ok) return page(c, one, office, { fault: may.problem, typed })
  const phone = phoneOf(c, booking)
  return phone.ok
    ? page(c, one, office, { opened: { id: booking.id, phone: phone.value } })
    : page(c, one, office, { fault: deskFault('not_yours') })
}

/** `POST /desk/capacity/touched/keep/`: they come all the same, as agreed with them. */
export const postKeep = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (form.get('id') === null) return broken(c)
  const mine = await mineIn(c, one, form)
  if (mine === undefined) return notYours(c, one, 'booking', word(form, 'id'))
  const { booking, office } = mine
  const typed = word(form, 'why', LONGEST_TYPED)
  const why = readReason(typed)
  const refuse = (fault: DeskFault) =>
    page(c, one, office, { fault, typed: { id: `keep-${booking.id}`, why: typed } })
  if (!why.ok) return refuse(deskFault('why_missing'))
  const kept = await keepBy(c, { id: booking.id, by: one.person.id, why: why.value })
  if (!kept.ok) return refuse(deskFault('not_yours'))
  await settled(c, bookingActs(c))
  return onTo(c, touchedPath({ office: office.id, done: '1' }))
}
