import type { Appointment } from '../../../schema/content/appointment.ts'
import type { Office, Period } from '../../../schema/content/office.ts'
import { isDay } from '../../../schema/dates.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

const dead = (source: Source, path: PropertyKey[], to: string, what: string): Fault =>
  fault(placeIn(source, path), 'link_dead', { to, what: word(`what.${what}`) })

/** Hours go forward and do not run into each other: two bookings at one counter cannot overlap. */
const hourFaults = (source: Source, base: PropertyKey[], hours: readonly Period[]): Fault[] =>
  hours.flatMap(({ from, to }, at) => {
    const before = hours[at - 1]
    if (to <= from) return [fault(placeIn(source, [...base, at]), 'hours_backwards', { from, to })]
    return before !== undefined && from < before.to
      ? [fault(placeIn(source, [...base, at]), 'hours_overlap', { from, before: before.to })]
      : []
  })

const officeFaults = ({ appointments }: Content, { value, source }: Entry<Office>): Fault[] => [
  ...hourFaults(source, ['hours'], value.hours),
  ...value.extraDays.flatMap(({ hours }, at) => hourFaults(source, ['extraDays', at, 'hours'], hours)),
  ...value.closures.flatMap(({ from, until }, at) =>
    until < from
      ? [fault(placeIn(source, ['closures', at, 'until']), 'period_backwards', { from, until })]
      : [],
  ),
  ...value.offers.flatMap(({ appointment }, at) => [
    ...(appointments.some(({ id }) => id === appointment)
      ? []
      : [dead(source, ['offers', at, 'appointment'], appointment, 'appointment')]),
    ...(value.offers.findIndex((one) => one.appointment === appointment) < at
      ? [
          fault(placeIn(source, ['offers', at, 'appointment']), 'id_twice', {
            id: appointment,
            line: source.lineOf(['offers']),
          }),
        ]
      : []),
  ]),
]

/** A second visit follows from a first one that can be booked, by day terms that exist. */
const followFaults = ({ appointments, terms }: Content, { value, source }: Entry<Appointment>): Fault[] => {
  const { follows } = value
  if (follows === null) return []
  const isDayTerm = (name: string): boolean => terms.value.some((term) => term.id === name && 'day' in term)
  return [
    ...(appointments.some(({ id }) => id === follows.appointment && id !== value.id)
      ? []
      : [dead(source, ['follows', 'appointment'], follows.appointment, 'appointment')]),
    ...(['from', 'until'] as const)
      .filter((end) => !isDayTerm(follows[end]))
      .map((end) => dead(source, ['follows', end], follows[end], 'day-term')),
  ]
}

const appointmentFaults = (content: Content, entry: Entry<Appointment>): Fault[] => {
  const { value, source } = entry
  const { programme } = value
  return [
    ...(value.labels.length === value.people
      ? []
      : [fault(placeIn(source, ['labels']), 'labels_count', { people: value.people })]),
    ...(programme === null || content.programmes.some(({ id }) => id === programme)
      ? []
      : [dead(source, ['programme'], programme, 'programme')]),
    // A leap year has every day that there can be.
    ...(value.onlyOn ?? []).flatMap((day, at) =>
      isDay(`2024-${day}`) ? [] : [fault(placeIn(source, ['onlyOn', at]), 'no_such_day', { day })],
    ),
    ...(content.offices.some((office) => office.value.offers.some((offer) => offer.appointment === value.id))
      ? []
      : [fault(placeIn(source, ['id']), 'offered_nowhere', { id: value.id })]),
    ...followFaults(content, entry),
  ]
}

/** Offices and what can be booked there fit together. */
export const booking: Check = (content) => [
  ...content.offices.flatMap((entry) => officeFaults(content, entry)),
  ...content.appointments.flatMap((entry) => appointmentFaults(content, entry)),
]
