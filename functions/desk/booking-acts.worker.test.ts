import { describe, expect, it } from 'vitest'
import { coveredBy, formsOf, proveOnce } from '../../tests/worker/acts-once.ts'
import { bookingActs, noBookingActs } from '../../tests/worker/booking-acts.ts'
import { ledger } from '../../tests/worker/counter-visits.ts'
import { standing } from '../../tests/worker/rights-visits.ts'
import { capacity } from '../../tests/worker/who-may/capacity.ts'
import { counter } from '../../tests/worker/who-may/counter.ts'
import { draws } from '../../tests/worker/who-may/draws.ts'
import { outbox } from '../../tests/worker/who-may/outbox.ts'
import { retention } from '../../tests/worker/who-may/retention.ts'

it('every form of the pages of bookings, messages and retention acts, or has a reason not to', () => {
  expect(coveredBy(bookingActs, noBookingActs)).toEqual(formsOf(counter, capacity, draws, outbox, retention))
})

describe('an act of staff on bookings', () => {
  proveOnce(bookingActs, {
    of: ledger,
    standing: async (nowMs) => {
      await ledger().draws(nowMs)
      return standing()
    },
  })
})
