import type { ActCommand } from '../../functions/booking/desk/counter/commands.ts'
import type { BookingLedger } from '../../functions/booking/ledger.ts'
import type { Casebook } from '../../functions/casework/casebook.ts'
import { through } from '../../functions/through.ts'
import { desk } from './desk-visits.ts'
import { casebook } from './report-client.ts'

type Ledger = DurableObjectStub<BookingLedger>
type Cases = DurableObjectStub<Casebook>
type Staff = ReturnType<typeof desk>

/** Asks a ledger as staff use it, and lets the stub of its desk go: an object of which somebody holds a stub does not go to sleep. */
export const atDesk = <T>(
  ledger: Ledger,
  work: (desk: ReturnType<Ledger['desk']>) => T,
): Promise<Awaited<T>> => through(ledger.desk(), work)

/** The same of the casebook. */
export const atCases = <T>(work: (cases: ReturnType<Cases['desk']>) => T): Promise<Awaited<T>> =>
  through(casebook().desk(), work)

/** The same of the register of requests. */
export const atRights = <T>(work: (rights: ReturnType<Staff['rights']>) => T): Promise<Awaited<T>> =>
  through(desk().rights(), work)

/** A mark at the counter, made by a clerk. */
export const marked = (ledger: Ledger, command: Omit<ActCommand, 'key' | 'by'>) =>
  atDesk(ledger, (counter) => counter.counterAct({ key: crypto.randomUUID(), by: 'clerk', ...command }))
