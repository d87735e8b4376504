import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { daysOfMonth } from '../../../schema/booking/availability.ts'
import { dayOf, addDays, type Day } from '../../../schema/dates.ts'
import { HOURS_ROWS, type TypedChange } from '../../../schema/booking/read-change.ts'
import { hoursAt, timesOn } from '../../../schema/booking/times.ts'
import { hoursText, whenText } from '../../../schema/booking/when-text.ts'
import type { Office } from '../../../schema/content/office.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { deskFault } from '../../../schema/desk/faults.ts'
import { CapacityPage } from '../../../views/desk/capacity/CapacityPage.tsx'
import type { CapacityModel, ChangeLine, DayCell } from '../../../views/desk/capacity/model.ts'
import { capacityOf, plan, type CapacityView } from '../../booking/desk/capacity-counter.ts'
import { today } from '../../clock.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { colleagues, notYours, ownOffice, ownOffices } from './own.ts'
import { daysText, serviceName, whatText } from './texts.ts'

const emptyRow = { from: '', to: '' }

/** The form as it stands first: the office's ordinary hours, ready to be shortened, or to open a rest day. */
export const emptyForm = ({ id, hours }: Office): TypedChange => ({
  office: id,
  appointment: '',
  from: '',
  until: '',
  kind: '',
  hours: Array.from({ length: HOURS_ROWS }, (_, at) => hours[at] ?? emptyRow),
  places: '',
  reason: '',
})

export const servicesOf = ({ offers }: Office) =>
  offers.map(({ appointment }) => ({ id: appointment, name: serviceName(appointment) }))

const covers = ({ from, until }: { from: Day; until: Day }, day: Day): boolean => from <= day && day <= until

/** Why a day is not as always. */
const notesOf = (office: Office, view: CapacityView, services: readonly string[], day: Day): string[] => [
  ...new Set([
    ...office.closures.filter((one) => covers(one, day)).map(({ reason }) => reason),
    ...(plan.restDays.isRestDay(day) ? [t('desk-capacity.month.rest')] : []),
    ...view.inForce
      .filter((one) => covers(one, day) && (one.appointment === null || services.includes(one.appointment)))
      .map((one) => {
        const text = `${whatText(one)}：${one.reason}`
        return one.appointment === null ? text : `${serviceName(one.appointment)} ${text}`
      }),
    ...view.drawn
      .filter((one) => one.day === day && services.includes(one.appointment))
      .map(({ appointment }) => t('desk-capacity.month.draw', { service: serviceName(appointment) })),
  ]),
]

const cellOf =
  (office: Office, view: CapacityView, services: readonly string[], now: Day) =>
  (day: Day): DayCell => {
    const times = services.flatMap((service) => timesOn(plan, view.inForce, office.id, service, day))
    const hours = services.map((service) => hoursText(hoursAt(plan, view.inForce, office.id, service, day)))
    const mine = <T extends { appointment: string }>(rows: readonly T[]): T[] =>
      rows.filter(({ appointment }) => services.includes(appointment))
    return {
      day,
      hours: hours.find((text) => text !== '') ?? '',
      places: times.reduce((sum, { capacity }) => sum + capacity, 0),
      taken: mine(view.taken)
        .filter(({ startMs }) => dayOf(startMs) === day)
        .reduce((sum, { count }) => sum + count, 0),
      waiting: mine(view.waiting)
        .filter((one) => one.day === day)
        .reduce((sum, { count }) => sum + count, 0),
      notes: notesOf(office, view, services, day),
      past: day < now,
    }
  }

const linesOf = ({ history }: CapacityView, nameOf: (id: string) => string, now: Day): ChangeLine[] =>
  history.map((one) => {
    const ended = history.find(({ ends }) => ends === one.id)
    const taken = one.ends === null ? undefined : history.find(({ id }) => id === one.ends)
    return {
      id: one.id,
      days: daysText(one),
      service: serviceName(one.appointment),
      what:
        one.ends === null
          ? whatText(one)
          : t('desk-capacity.what.end', { what: taken === undefined ? '' : whatText(taken) }),
      reason: one.reason,
      who: nameOf(one.by),
      at: atText(one.madeMs),
      open: one.ends === null && ended === undefined && one.until >= now,
      ended: ended === undefined ? undefined : t('desk-capacity.changes.ended', { at: atText(ended.madeMs) }),
    }
  })

export type Shown = {
  form?: TypedChange
  faults?: readonly FieldFault[]
  appointment?: string
  month?: string
}

/** The month of one of one's own offices, with the form as it was typed. */
export const monthPage = async (
  c: Visit,
  one: Signed,
  office: Office,
  { form = emptyForm(office), faults = [], appointment = '', month }: Shown,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const now = today(c)
  const shown = month !== undefined && daysOfMonth(month).length > 0 ? month : now.slice(0, 7)
  const view = await capacityOf(c, office.id, shown)
  if (!view.ok) return refused(c, deskFault('unavailable'), true)
  const services = servicesOf(office)
  const chosen = services.some(({ id }) => id === appointment) ? [appointment] : services.map(({ id }) => id)
  const nameOf = await colleagues(c)
  const model: CapacityModel = {
    offices: ownOffices(one, 'capacity'),
    office,
    services,
    appointment: chosen.length === 1 ? appointment : '',
    month: shown,
    previous: addDays(`${shown}-01`, -1).slice(0, 7),
    following: addDays(`${shown}-28`, 4).slice(0, 7),
    cells: daysOfMonth(shown).map(cellOf(office, view.value, chosen, now)),
    lines: linesOf(view.value, nameOf, now),
    touchedOpen: view.value.touched.filter(({ state }) => state === 'told').length,
    overbooked: view.value.overbooked.length,
    overbookedLines: view.value.overbooked.map(({ id, startMs, appointment: service, by, reason }) => ({
      id,
      at: whenText(startMs),
      service: serviceName(service),
      who: nameOf(by),
      reason,
    })),
    form,
    faults,
    done: c.req.query('done') !== undefined,
  }
  return show(c, t('desk-capacity.title'), <CapacityPage {...given(one)} {...model} />, status)
}

/** `GET /desk/capacity/` */
export const getMonth = (c: Visit, one: Signed): Promise<Response> => {
  const { office, appointment = '', month } = c.req.query()
  const mine = office === undefined ? ownOffices(one, 'capacity')[0] : ownOffice(one, 'capacity', office)
  return mine === undefined
    ? notYours(c, one, 'office', office)
    : monthPage(c, one, mine, { appointment, ...(month === undefined ? {} : { month }) })
}
