import * as z from 'zod'
import { provenanceSchema } from './parts.ts'
import { clockSchema } from './office.ts'
import { daySchema } from './rule.ts'

const minutesSchema = z.int().min(1).max(1440)
const daysSchema = z.int().min(1).max(3650)

/** content/booking.yaml: the rules of booking that the bureau decides. */
export const bookingRulesSchema = z.strictObject({
  /** How long a place is kept while somebody fills in the form. */
  holdMinutes: z.int().min(5).max(60),
  /** So many places or fewer left in a day is shown as few. */
  fewUpTo: z.int().min(1).max(50),
  offer: z.strictObject({
    /** How long somebody who waits has for an answer. */
    minutes: minutesSchema,
    /** In the night nobody's time runs: it starts when the quiet ends. */
    quietFrom: clockSchema,
    quietUntil: clockSchema,
    /** Unanswered offers after which one is no longer in the line. */
    mostMissed: z.int().min(1).max(10),
  }),
  reminders: z.strictObject({ dayBefore: clockSchema, sameDay: clockSchema }),
  /** Whoever does not come so often within so many days comes without a booking for a while. */
  noShow: z.strictObject({ count: z.int().min(1).max(20), withinDays: daysSchema, walkInDays: daysSchema }),
  /** How often one booking may be moved. */
  mostMoves: z.int().min(0).max(20),
  /** How many bookings a person may make for one service within 30 days, cancelled ones included. */
  mostBookingsIn30Days: z.int().min(1).max(50),
  /** After so many wrong tries with one code it answers nobody for a while. */
  lookup: z.strictObject({ tries: z.int().min(3).max(20), lockMinutes: minutesSchema }),
  /** How many minutes later the counter can say that it will be. */
  delayMinutes: z.array(minutesSchema).min(1).max(8),
  /** Days after the appointment, the cancellation or the end of waiting until names, numbers and phones are erased. */
  retentionDays: z.strictObject({ done: daysSchema, cancelled: daysSchema, waiting: daysSchema }),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type BookingRules = z.infer<typeof bookingRulesSchema>
