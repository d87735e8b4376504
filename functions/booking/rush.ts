import { waitUntil } from 'cloudflare:workers'
import type { Result } from '../../schema/result.ts'
import { Together } from '../together.ts'
import type { BookCommand, Booked, HoldCommand, HoldView } from './commands.ts'
import { ledgerOf } from './ledger-of.ts'
import type { Visitor } from './visitor.ts'

/**
 * The two commands of which a rush consists, asked together with whoever asks in the same moment. Both bear being asked twice: they
 * come with their key.
 */
const holds = new Together<HoldCommand, Result<HoldView>>()
const bookings = new Together<BookCommand, Result<Booked>>()

export const holdTogether = (c: Visitor, command: HoldCommand): Promise<Result<HoldView>> =>
  holds.ask(command, (commands) => ledgerOf(c).holds(commands), waitUntil)

export const bookTogether = (c: Visitor, command: BookCommand): Promise<Result<Booked>> =>
  bookings.ask(command, (commands) => ledgerOf(c).bookings(commands), waitUntil)
