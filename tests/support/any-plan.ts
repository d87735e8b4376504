import fc from 'fast-check'
import { policy } from '../../generated/policy.ts'
import type { BookingPlan, DeskChange } from '../../schema/booking/plan.ts'
import { addDays, type Day } from '../../schema/dates.ts'
import { restDaysOf } from '../../schema/booking/rest-days.ts'

/** Days around New Year 2027, the Spring Festival and 5.20. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 240 })
  .map((days) => addDays('2026-11-26', days))

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to three periods of a day, one after the other, some of them too short for anything. */
const anyHours = fc
  .uniqueArray(fc.integer({ min: 420, max: 1290 }), { minLength: 2, maxLength: 6 })
  .map((minutes) => {
    const sorted = minutes.sort((one, other) => one - other)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
      from: clockText(sorted[2 * at] ?? 0),
      to: clockText(sorted[2 * at + 1] ?? 0),
    }))
  })

const anyDays = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 9 }))
  .map(([from, days]) => ({ from, until: addDays(from, days) }))

const [someOffice] = policy.offices
const [someAppointment] = policy.appointments
if (someOffice === undefined || someAppointment === undefined) throw new Error('the content has no office')

/** One office `here` that offers one service `it`; everything that decides about its times is any. */
export const anyPlan: fc.Arbitrary<BookingPlan> = fc
  .record({
    hours: anyHours,
    extraDays: fc.array(fc.record({ day: anyDay, hours: anyHours }), { maxLength: 4 }),
    closures: fc.array(
      anyDays.map((days) => ({ ...days, reason: '示例' })),
      { maxLength: 3 },
    ),
    durationMinutes: fc.integer({ min: 5, max: 240 }),
    capacity: fc.integer({ min: 1, max: 50 }),
    daysAhead: fc.integer({ min: 1, max: 200 }),
    untilMinutesBefore: fc.integer({ min: 0, max: 2880 }),
  })
  .map(({ hours, extraDays, closures, durationMinutes, capacity, daysAhead, untilMinutesBefore }) => ({
    offices: new Map([
      [
        'here',
        { ...someOffice, id: 'here', hours, extraDays, closures, offers: [{ appointment: 'it', capacity }] },
      ],
    ]),
    appointments: new Map([
      [
        'it',
        {
          ...someAppointment,
          id: 'it',
          durationMinutes,
          onlyOn: null,
          opens: { daysAhead, at: '09:00', untilMinutesBefore },
        },
      ],
    ]),
    draws: [],
    rules: policy.booking,
    restDays: restDaysOf(policy.calendar),
  }))

export const anyChanges: fc.Arbitrary<DeskChange[]> = fc.array(
  fc
    .tuple(
      anyDays,
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('here', 'there'),
      fc.constantFrom(null, 'it', 'that'),
      fc.option(anyHours, { freq: 2 }),
    )
    .map(([days, capacity, office, appointment, hours]) => ({
      id: `${days.from}-${capacity}`,
      ...days,
      hours,
      capacity,
      office,
      appointment,
      reason: '示例',
    })),
  { maxLength: 4 },
)
