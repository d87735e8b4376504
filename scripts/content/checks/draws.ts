import { termsFaults, termsOf, type TermsFault } from '../../../schema/booking/draw-terms.ts'
import type { BookingPlan } from '../../../schema/booking/plan.ts'
import type { Draw } from '../../../schema/content/draw.ts'
import { restDaysOf } from '../../../schema/eligibility/day.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

const byId = <T>(entries: readonly Entry<T>[]): ReadonlyMap<string, T> =>
  new Map(entries.map(({ id, value }) => [id, value]))

const planOf = ({ offices, appointments, draws, booking, calendar }: Content): BookingPlan => ({
  offices: byId(offices),
  appointments: byId(appointments),
  draws: draws.map(({ value }) => value),
  rules: booking.value,
  restDays: restDaysOf(calendar.value),
})

/** The field in which each fault of the terms is put right. */
const fieldOf: { readonly [code in TermsFault]: readonly string[] } = {
  not_offered: ['appointment'],
  follows: ['appointment'],
  no_times: ['day'],
  instants: ['entries'],
  form_weak: ['publicValue', 'form'],
}

const isSameDay = (one: Draw, other: Draw): boolean =>
  one.office === other.office && one.appointment === other.appointment && one.day === other.day

const nameFaults = (content: Content, { value, source }: Entry<Draw>): Fault[] =>
  (['office', 'appointment'] as const).flatMap((what) => {
    const known = what === 'office' ? content.offices : content.appointments
    return known.some(({ id }) => id === value[what])
      ? []
      : [fault(placeIn(source, [what]), 'link_dead', { to: value[what], what: word(`what.${what}`) })]
  })

/** Each draw is for something that can be booked on its day, ends before its value is out, and that in time. */
export const draws: Check = (content) => {
  const plan = planOf(content)
  return content.draws.flatMap((entry, at) => {
    const { value, source } = entry
    const names = nameFaults(content, entry)
    if (names.length > 0) return names
    const first = content.draws.slice(0, at).find((other) => isSameDay(other.value, value))
    const { office, appointment, day, publicValue } = value
    return [
      ...termsFaults(plan, [], termsOf(value)).map((code) =>
        fault(placeIn(source, [...fieldOf[code]]), `draw_${code}`, {
          office,
          appointment,
          day,
          form: publicValue.form,
        }),
      ),
      ...(first === undefined ? [] : [fault(placeIn(source, ['day']), 'draw_twice', { id: first.id })]),
    ]
  })
}
