import type { BookingLedger } from '../../functions/booking/ledger.ts'

type Ledger = DurableObjectStub<BookingLedger>
type Desk = ReturnType<Ledger['desk']>

/** Asks a ledger as staff use it, and lets the stub of its desk go: an object of which somebody holds a stub does not go to sleep. */
export const atDesk = async <T>(ledger: Ledger, work: (desk: Desk) => T): Promise<Awaited<T>> => {
  using desk = ledger.desk() as Desk & Disposable
  return await work(desk)
}
