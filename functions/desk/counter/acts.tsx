import { dayWithWeekday } from '../../../schema/booking/when-text.ts'
import type { Office } from '../../../schema/content/office.ts'
import type { Day } from '../../../schema/dates.ts'
import { counterActs } from '../../../schema/desk/counter-line.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import type { Result } from '../../../schema/result.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'
import {
  counterAct,
  counterDelay,
  counterScan,
  counterUndo,
  counterWalkIn,
  type CounterLine,
} from '../../booking/desk/counter/index.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { today } from '../../clock.ts'
import { keyOf } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { refused, type Signed, type Visit } from '../pages/show.tsx'
import { settled, trace } from '../trace.ts'
import { dayIn, dayPage, visitWhen } from './day.tsx'
import { aboutVisit, countersOf, ourOffice, ourVisit } from './ours.ts'

const LONGEST_TYPED = 200

/** Back to the day, with what was done; or the day with why it was refused. */
const answered = async (
  c: Visit,
  one: Signed,
  { office, day }: { office: Office; day: Day },
  done: Result<CounterLine, DeskFault>,
): Promise<Response> => {
  if (!done.ok) {
    // The ledger knows the day only as a day; the sentence names it.
    const { code } = done.problem
    const fault = code === 'other_day' ? deskFault(code, { when: dayWithWeekday(day) }) : done.problem
    return dayPage(c, one, { office, day, fault })
  }
  await settled(c, bookingActs(c))
  return onTo(c, counterAt(counterPaths.day, { office: office.id, day, about: done.value.id }))
}

/** `POST /desk/counter/mark/`: came, called, done, went, did not come. */
export const postMark = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const visit = await ourVisit(c, one, form.get('id'), 'bookings.act')
  if (!visit.ok) return refused(c, visit.problem, true)
  const { line, office } = visit.value
  const act = counterActs.find((known) => known === form.get('act'))
  if (act === undefined) return refused(c, deskFault('form_broken'), true)
  const place = { office, day: line.day }
  const counter = Number(form.get('counter') ?? NaN)
  const isCounter = Number.isSafeInteger(counter) && counter >= 1 && counter <= countersOf(office)
  if (act === 'call' && !isCounter) return dayPage(c, one, { ...place, fault: deskFault('counter_unknown') })
  const key = await keyOf(form, line.id, act, String(counter))
  const called = act === 'call' ? { counter } : {}
  const done = await counterAct(c, { key, by: one.person.id, id: line.id, act, ...called })
  return answered(c, one, place, done)
}

/** `POST /desk/counter/undo/`: takes the last mark back. */
export const postUndo = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const visit = await ourVisit(c, one, form.get('id'), 'bookings.act')
  if (!visit.ok) return refused(c, visit.problem, true)
  const { line, office } = visit.value
  const event = Number(form.get('event') ?? NaN)
  if (!Number.isSafeInteger(event)) return refused(c, deskFault('form_broken'), true)
  const key = await keyOf(form, line.id, 'undo', String(event))
  const done = await counterUndo(c, { key, by: one.person.id, id: line.id, event })
  return answered(c, one, { office, day: line.day }, done)
}

/** `POST /desk/counter/`: somebody is here, by what was scanned or typed. */
export const postCheckIn = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const office = await ourOffice(c, one, form.get('office'), 'bookings.act')
  if (!office.ok) return refused(c, office.problem, true)
  const place = { office: office.value, day: today(c) }
  const typed = (form.get('scanned') ?? '').slice(0, LONGEST_TYPED)
  const stop = (fault: DeskFault): Promise<Response> => dayPage(c, one, { ...place, fault, typed })
  const id = await counterScan(c, typed)
  if (!id.ok) {
    // Also in the audit a code of nobody is like another office's; the code itself is not kept.
    if (id.problem.code === 'not_yours') await trace(c, one, 'refused', 'booking', 'not_yours')
    return stop(id.problem)
  }
  const visit = await ourVisit(c, one, id.value, 'bookings.act')
  if (!visit.ok) return stop(visit.problem)
  const { line } = visit.value
  const elsewhere = line.office !== office.value.id ? 'other_office' : 'other_day'
  if (line.office !== office.value.id || line.day !== place.day) {
    await trace(c, one, 'counter-booking-read', aboutVisit(line.id))
    const fault = deskFault(elsewhere, { when: visitWhen(line), office: visit.value.office.name })
    return dayPage(c, one, { ...place, fault, typed, elsewhere: line.id })
  }
  const key = await keyOf(form, line.id, 'arrive')
  const done = await counterAct(c, { key, by: one.person.id, id: line.id, act: 'arrive' })
  return answered(c, one, place, done)
}

/** `POST /desk/counter/walk-in/`: a number for somebody without a booking, and on to the paper. */
export const postWalkIn = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const office = await ourOffice(c, one, form.get('office'), 'bookings.act')
  if (!office.ok) return refused(c, office.problem, true)
  const appointment = (form.get('appointment') ?? '').slice(0, LONGEST_TYPED)
  const key = await keyOf(form, office.value.id, 'walk-in', appointment)
  const given = await counterWalkIn(c, { key, by: one.person.id, office: office.value.id, appointment })
  if (!given.ok) return dayPage(c, one, { office: office.value, day: today(c), fault: given.problem })
  await settled(c, bookingActs(c))
  return onTo(c, counterAt(counterPaths.slip, { id: given.value.id }))
}

/** `POST /desk/counter/delay/`: a short message to everybody who waits today. */
export const postDelay = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const office = await ourOffice(c, one, form.get('office'), 'bookings.act')
  if (!office.ok) return refused(c, office.problem, true)
  const place = { office: office.value, day: dayIn(c, form.get('day')) }
  const minutes = Number(form.get('minutes') ?? NaN)
  const key = await keyOf(form, office.value.id, 'delay', String(minutes))
  const told = await counterDelay(c, { key, by: one.person.id, office: office.value.id, minutes })
  if (!told.ok) return dayPage(c, one, { ...place, fault: told.problem })
  await settled(c, bookingActs(c))
  return onTo(
    c,
    counterAt(counterPaths.day, { office: office.value.id, day: place.day, told: String(told.value.told) }),
  )
}
