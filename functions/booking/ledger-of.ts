import { policy } from '../policy.ts'
import type { BookingLedger } from './ledger.ts'
import type { Visitor } from './visitor.ts'

/** The ledger of this jurisdiction. */
export const ledgerOf = (c: Visitor): DurableObjectStub<BookingLedger> =>
  c.env.BOOKING.getByName(policy.jurisdiction.code)
