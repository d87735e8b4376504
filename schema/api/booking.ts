import * as z from 'zod'
import { dayStates } from '../booking/availability.ts'
import { readInstant } from '../booking/instant.ts'
import { daySchema, idSchema } from '../content/rule.ts'

/** Characters of a name. */
export const MOST_NAME = 40

/** An instant of the calendar with the zone of the country. */
export const instantSchema = z
  .string()
  .max(30)
  .refine((text) => readInstant(text) !== undefined, {
    error: 'not an instant with +08:00',
    params: { fault: 'not_an_instant' },
  })
  .meta({ format: 'date-time' })
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const uuidSchema = z.uuid()
const secretSchema = z.string().min(20).max(240)

export const officesAnswerSchema = z
  .strictObject({
    offices: z.array(
      z
        .strictObject({
          id: idSchema,
          name: z.string(),
          address: z.string().nullable(),
          phone: z.string().nullable(),
          provenance: z.enum(['sample', 'confirmed']),
          appointments: z.array(idSchema),
        })
        .meta({ id: 'Office' }),
    ),
  })
  .meta({ id: 'OfficesAnswer' })

export const appointmentsAnswerSchema = z
  .strictObject({
    appointments: z.array(
      z
        .strictObject({
          id: idSchema,
          name: z.string(),
          durationMinutes: z.int().min(5).max(240),
          people: z.union([z.literal(1), z.literal(2)]),
          bring: z.array(z.string()),
          provenance: z.enum(['sample', 'confirmed']),
        })
        .meta({ id: 'Appointment' }),
    ),
  })
  .meta({ id: 'AppointmentsAnswer' })

/** `month` or `date`, one of the two. */
export const availabilityQuerySchema = z.strictObject({
  office: z.string().max(60),
  appointment: z.string().max(60),
  month: monthSchema.optional(),
  date: daySchema.optional(),
})

const dayViewSchema = z
  .strictObject({ date: daySchema, state: z.enum(dayStates), left: z.int().min(0) })
  .meta({ id: 'DayView' })
const timeViewSchema = z
  .strictObject({ start: instantSchema, end: instantSchema, capacity: z.int().min(0), left: z.int().min(0) })
  .meta({ id: 'TimeView' })

/** For a month `days`, for a day `times`. `version` is the ledger's own: a greater one is a later state. */
export const availabilityAnswerSchema = z
  .strictObject({
    version: z.int().min(0),
    days: z.array(dayViewSchema).optional(),
    times: z.array(timeViewSchema).optional(),
  })
  .meta({ id: 'Availability' })

export const holdBodySchema = z
  .strictObject({ office: z.string().max(60), appointment: z.string().max(60), start: instantSchema })
  .meta({ id: 'HoldRequest' })
export const holdAnswerSchema = z
  .strictObject({ hold: uuidSchema, secret: z.string(), start: instantSchema, expiresAt: instantSchema })
  .meta({ id: 'Hold' })
export const releasedSchema = z.strictObject({ released: z.literal(true) }).meta({ id: 'Released' })

const personSchema = z
  .strictObject({
    // That a name is missing is said together with what else is wrong with the people (functions/booking/party.ts).
    name: z.string().trim().max(MOST_NAME).meta({ minLength: 1 }),
    idNumber: z.string().max(40),
  })
  .meta({ id: 'BookingPerson' })
const peopleSchema = z.array(personSchema).min(1).max(2)
const phoneSchema = z.string().max(40)
export const partySchema = z.strictObject({ people: peopleSchema, phone: phoneSchema })
/** As typed: ID numbers and phone are read by schema/booking. */
export type TypedParty = z.infer<typeof partySchema>

export const bookingBodySchema = partySchema
  .extend({ hold: uuidSchema, secret: secretSchema })
  .meta({ id: 'BookingRequest' })

const receiptShape = {
  code: z.string(),
  office: idSchema,
  appointment: idSchema,
  start: instantSchema,
  end: instantSchema,
  bring: z.array(z.string()),
  calendar: z.string().meta({ format: 'uri-reference' }),
}
export const bookingAnswerSchema = z.strictObject(receiptShape).meta({ id: 'BookingReceipt' })
export type BookingReceipt = z.infer<typeof bookingAnswerSchema>

export const bookingStates = ['booked', 'cancelled', 'arrived', 'done', 'no-show'] as const
export type BookingState = (typeof bookingStates)[number]

export const lookupBodySchema = z
  .strictObject({ code: z.string().max(40), phoneLast4: z.string().max(20) })
  .meta({ id: 'LookupRequest' })

const bookingViewSchema = z
  .strictObject({
    ...receiptShape,
    state: z.enum(bookingStates),
    /** Names with all but the first character hidden. */
    people: z.array(z.strictObject({ name: z.string() })),
    phone: z.string(),
    movesLeft: z.int().min(0),
    /** Only where the office cannot keep this time: why, and the nearest free ones. A move then does not count. */
    closed: z
      .strictObject({ reason: z.string().nullable(), nearest: z.array(instantSchema) })
      .meta({ id: 'BookingClosed' })
      .optional(),
  })
  .meta({ id: 'Booking' })
export type BookingView = z.infer<typeof bookingViewSchema>

export const lookupAnswerSchema = z
  .strictObject({ booking: bookingViewSchema, token: z.string() })
  .meta({ id: 'BookingLookup' })
export const moveBodySchema = z
  .strictObject({ hold: uuidSchema, secret: secretSchema })
  .meta({ id: 'MoveRequest' })
export const changedAnswerSchema = z
  .strictObject({ booking: bookingViewSchema })
  .meta({ id: 'BookingChanged' })

export const waitBodySchema = partySchema
  .extend({
    office: z.string().max(60),
    appointment: z.string().max(60),
    date: daySchema,
    start: instantSchema.optional(),
  })
  .meta({ id: 'WaitRequest' })
export const waitAnswerSchema = z
  .strictObject({ code: z.string(), position: z.int().min(1) })
  .meta({ id: 'Waiting' })

export const waitingStates = ['waiting', 'offered', 'booked', 'left', 'over'] as const
export type WaitingState = (typeof waitingStates)[number]

export const waitLookupAnswerSchema = z
  .strictObject({
    state: z.enum(waitingStates),
    office: idSchema,
    appointment: idSchema,
    date: daySchema,
    start: instantSchema.optional(),
    /** 0 once there is nothing to wait for any more. */
    position: z.int().min(0),
    offer: holdAnswerSchema.optional(),
    /** The office is closed for all that is waited for. One stays in the line. */
    closed: z.literal(true).optional(),
    token: z.string(),
  })
  .meta({ id: 'WaitingLookup' })
export type WaitingView = Omit<z.infer<typeof waitLookupAnswerSchema>, 'token'>
export const leftAnswerSchema = z.strictObject({ left: z.literal(true) }).meta({ id: 'LeftWaitlist' })

/** `GET /api/bookings/{code}/calendar.ics`: RFC 5545, as text. */
export const calendarFileSchema = z.string().meta({ id: 'CalendarFile' })
