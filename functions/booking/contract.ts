import {
  appointmentsAnswerSchema,
  availabilityAnswerSchema,
  availabilityQuerySchema,
  bookingAnswerSchema,
  bookingBodySchema,
  calendarFileSchema,
  changedAnswerSchema,
  holdAnswerSchema,
  holdBodySchema,
  leftAnswerSchema,
  lookupAnswerSchema,
  lookupBodySchema,
  moveBodySchema,
  officesAnswerSchema,
  releasedSchema,
  waitAnswerSchema,
  waitBodySchema,
  waitLookupAnswerSchema,
} from '../../schema/api/booking.ts'
import { admitRefusals } from '../admit-refusals.ts'
import type { Operation } from '../operation.ts'

const cannotBeHad = ['slot_not_offered', 'slot_taken', 'day_closed', 'day_drawn'] as const
const notThesePeople = ['person_already_booked', 'walk_in_only', 'too_many_bookings'] as const
const notThisHold = ['hold_not_found', 'hold_expired', 'hold_for_other'] as const
/** What the desk did while a place was held. */
const lostMeanwhile = ['day_closed', 'slot_taken'] as const
const notThisDay = ['outside_window', 'other_office'] as const

export const listOffices = {
  id: 'listOffices',
  tag: 'booking',
  method: 'get',
  path: '/offices',
  answer: officesAnswerSchema,
} as const satisfies Operation

export const listAppointments = {
  id: 'listAppointments',
  tag: 'booking',
  method: 'get',
  path: '/appointments',
  answer: appointmentsAnswerSchema,
} as const satisfies Operation

export const getAvailability = {
  id: 'getAvailability',
  tag: 'booking',
  method: 'get',
  path: '/availability',
  query: availabilityQuerySchema,
  answer: availabilityAnswerSchema,
  refusals: ['slot_not_offered'],
  example: { query: { office: 'registry', appointment: 'marriage', month: '2026-12' } },
} as const satisfies Operation

export const holdTime = {
  id: 'holdTime',
  tag: 'booking',
  method: 'post',
  path: '/holds',
  body: holdBodySchema,
  writes: true,
  proof: true,
  status: 201,
  answer: holdAnswerSchema,
  refusals: [...cannotBeHad, ...admitRefusals],
} as const satisfies Operation

export const releaseHold = {
  id: 'releaseHold',
  tag: 'booking',
  method: 'delete',
  path: '/holds/:hold',
  bearer: 'secret',
  answer: releasedSchema,
  refusals: ['hold_not_found'],
} as const satisfies Operation

export const confirmBooking = {
  id: 'confirmBooking',
  tag: 'booking',
  method: 'post',
  path: '/bookings',
  body: bookingBodySchema,
  writes: true,
  status: 201,
  answer: bookingAnswerSchema,
  refusals: [...notThisHold, ...lostMeanwhile, ...notThesePeople, ...notThisDay, 'too_many_requests'],
} as const satisfies Operation

export const lookUpBooking = {
  id: 'lookUpBooking',
  tag: 'booking',
  method: 'post',
  path: '/bookings/lookup',
  body: lookupBodySchema,
  answer: lookupAnswerSchema,
  refusals: ['booking_not_found', 'too_many_tries', 'too_many_requests'],
} as const satisfies Operation

export const moveBooking = {
  id: 'moveBooking',
  tag: 'booking',
  method: 'post',
  path: '/bookings/:code/move',
  body: moveBodySchema,
  writes: true,
  bearer: 'token',
  answer: changedAnswerSchema,
  refusals: [
    'booking_not_found',
    'booking_over',
    'too_many_moves',
    'second_visit_booked',
    'too_young',
    ...lostMeanwhile,
    ...notThisHold,
    ...notThesePeople,
    ...notThisDay,
  ],
} as const satisfies Operation

export const cancelBooking = {
  id: 'cancelBooking',
  tag: 'booking',
  method: 'post',
  path: '/bookings/:code/cancel',
  writes: true,
  bearer: 'token',
  answer: changedAnswerSchema,
  refusals: ['booking_not_found', 'booking_over', 'second_visit_booked'],
} as const satisfies Operation

export const getCalendarFile = {
  id: 'getCalendarFile',
  tag: 'booking',
  method: 'get',
  path: '/bookings/:code/calendar.ics',
  bearer: 'token',
  answer: calendarFileSchema,
  answerType: 'text/calendar',
  refusals: ['booking_not_found'],
} as const satisfies Operation

export const joinWaitlist = {
  id: 'joinWaitlist',
  tag: 'booking',
  method: 'post',
  path: '/waitlist',
  body: waitBodySchema,
  writes: true,
  proof: true,
  status: 201,
  answer: waitAnswerSchema,
  refusals: [
    'slot_not_offered',
    'day_closed',
    'day_drawn',
    'places_free',
    'person_waiting',
    ...notThesePeople,
    ...notThisDay,
    ...admitRefusals,
  ],
} as const satisfies Operation

export const lookUpWaiting = {
  id: 'lookUpWaiting',
  tag: 'booking',
  method: 'post',
  path: '/waitlist/lookup',
  body: lookupBodySchema,
  answer: waitLookupAnswerSchema,
  refusals: ['booking_not_found', 'waiting_not_found', 'too_many_tries', 'too_many_requests'],
} as const satisfies Operation

export const acceptOffer = {
  id: 'acceptOffer',
  tag: 'booking',
  method: 'post',
  path: '/waitlist/:code/accept',
  writes: true,
  bearer: 'token',
  answer: changedAnswerSchema,
  refusals: [
    'booking_not_found',
    'offer_over',
    'waiting_over',
    ...notThisHold,
    ...lostMeanwhile,
    ...notThesePeople,
    ...notThisDay,
  ],
} as const satisfies Operation

export const leaveWaitlist = {
  id: 'leaveWaitlist',
  tag: 'booking',
  method: 'post',
  path: '/waitlist/:code/leave',
  writes: true,
  bearer: 'token',
  answer: leftAnswerSchema,
  refusals: ['booking_not_found', 'waiting_not_found'],
} as const satisfies Operation
