import { lookupBodySchema } from '../../../schema/api/booking.ts'
import {
  drawAnswerSchema,
  drawsAnswerSchema,
  entryAnswerSchema,
  entryBodySchema,
  entryLookupAnswerSchema,
  withdrawnAnswerSchema,
} from '../../../schema/api/draws.ts'
import { admitRefusals } from '../../admit-refusals.ts'
import type { Operation } from '../../operation.ts'

export const listDraws = {
  id: 'listDraws',
  tag: 'booking',
  method: 'get',
  path: '/draws',
  answer: drawsAnswerSchema,
} as const satisfies Operation

export const getDraw = {
  id: 'getDraw',
  tag: 'booking',
  method: 'get',
  path: '/draws/:draw',
  answer: drawAnswerSchema,
  refusals: ['draw_not_found'],
} as const satisfies Operation

export const enterDraw = {
  id: 'enterDraw',
  tag: 'booking',
  method: 'post',
  path: '/draws/:draw/entries',
  body: entryBodySchema,
  writes: true,
  status: 201,
  answer: entryAnswerSchema,
  refusals: [
    'draw_not_found',
    'draw_not_open',
    'draw_full',
    'already_entered',
    'person_already_booked',
    'walk_in_only',
    'too_many_bookings',
    ...admitRefusals,
  ],
} as const satisfies Operation

export const lookUpEntry = {
  id: 'lookUpEntry',
  tag: 'booking',
  method: 'post',
  path: '/entries/lookup',
  body: lookupBodySchema,
  answer: entryLookupAnswerSchema,
  refusals: ['booking_not_found', 'too_many_tries'],
} as const satisfies Operation

export const withdrawEntry = {
  id: 'withdrawEntry',
  tag: 'booking',
  method: 'post',
  path: '/entries/:code/withdraw',
  writes: true,
  bearer: 'token',
  answer: withdrawnAnswerSchema,
  refusals: ['booking_not_found', 'draw_not_open'],
} as const satisfies Operation
