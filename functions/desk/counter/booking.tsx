import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'
import { BookingPage, type BookingModel } from '../../../views/desk/counter/BookingPage.tsx'
import { openedField } from '../../booking/desk/counter/index.ts'
import { nowMs, today } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, staffOf, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { opened, trace } from '../trace.ts'
import { visitWhen } from './day.tsx'
import { aboutVisit, countersOf, officesOf, ourVisit, type Ours } from './ours.ts'
import { rowOf } from './rows.ts'

/** What a booking has to open. */
const openable = ['name', 'phone', 'id-number'] as const

const LONGEST_WHY = 200

const unmaskable = ({ person }: Signed) => {
  const role = policy.desk.roles.find(({ id }) => id === person.role)
  return openable.filter((field) => role?.unmask.includes(field) === true)
}

type Shown = Pick<BookingModel, 'opened' | 'fault' | 'why'>

const bookingPage = async (c: Visit, one: Signed, ours: Ours, shown: Shown): Promise<Response> => {
  const { line, events, office } = ours
  const atMs = nowMs(c)
  const { staff } = await staffOf(c).staff(atMs)
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const mayAct = officesOf(one.person, 'bookings.act').some(({ id }) => id === office.id)
  const model: BookingModel = {
    row: rowOf(line, { today: today(c), nowMs: atMs }, mayAct),
    office: office.name,
    when: visitWhen(line),
    idNumbers: line.idNumbers.join('、'),
    back: counterAt(counterPaths.day, { office: office.id, day: line.day }),
    ...(line.kind === 'walk-in' ? { slip: counterAt(counterPaths.slip, { id: line.id }) } : {}),
    marks: events.map(({ atMs: at, by, act, counter }, id) => ({
      id,
      at: atText(at),
      who: names.get(by) ?? by,
      what: t(`desk-counter.mark.${act}`, { counter: counter ?? '' }),
    })),
    unmask: unmaskable(one),
    ...shown,
  }
  const props = { ...given(one), formId: newKey(), counters: countersOf(office) }
  const title = model.row.shortCode || model.row.number
  return show(
    c,
    title,
    <BookingPage {...props} {...model} />,
    shown.fault && statusOf(shown.fault),
    'desk/counter',
  )
}

/** `GET /desk/counter/booking/` */
export const getBooking = async (c: Visit, one: Signed): Promise<Response> => {
  const visit = await ourVisit(c, one, c.req.query('id'), 'bookings.read')
  if (!visit.ok) return refused(c, visit.problem, true)
  await trace(c, one, 'counter-booking-read', aboutVisit(visit.value.line.id))
  return bookingPage(c, one, visit.value, { why: '' })
}

/** `POST /desk/counter/unmask/`: one field, in this answer and nowhere else. */
export const postUnmask = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const visit = await ourVisit(c, one, form.get('id'), 'bookings.read')
  if (!visit.ok) return refused(c, visit.problem, true)
  const { line, office } = visit.value
  const field = openable.find((known) => known === form.get('field'))
  if (field === undefined) return refused(c, deskFault('form_broken'), true)
  const why = (form.get('why') ?? '').slice(0, LONGEST_WHY)
  const verdict = await opened(c, one, {
    action: 'bookings.read',
    field,
    thing: { office: office.id },
    about: aboutVisit(line.id),
    why,
  })
  const stop = (fault: DeskFault): Promise<Response> => bookingPage(c, one, visit.value, { fault, why })
  if (!verdict.ok) return stop(verdict.problem)
  const lines = await openedField(c, line.id, field)
  return bookingPage(c, one, visit.value, { opened: { field, lines }, why: '' })
}
