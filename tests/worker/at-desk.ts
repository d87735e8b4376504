import type { BookingLedger } from '../../functions/booking/ledger.ts'
import type { ActCommand } from '../../functions/booking/desk/counter/commands.ts'
import { through } from '../../functions/through.ts'

type Ledger = DurableObjectStub<BookingLedger>

/** Asks a ledger as staff use it, and lets the stub of its desk go: an object of which somebody holds a stub does not go to sleep. */
export const atDesk = <T>(
  ledger: Ledger,
  work: (desk: ReturnType<Ledger['desk']>) => T,
): Promise<Awaited<T>> => through(ledger.desk(), work)

/** A mark at the counter, made by a clerk. */
export const marked = (ledger: Ledger, command: Omit<ActCommand, 'key' | 'by'>) =>
  atDesk(ledger, (desk) => desk.counterAct({ key: crypto.randomUUID(), by: 'clerk', ...command }))
