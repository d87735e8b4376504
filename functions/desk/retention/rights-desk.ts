import { RpcTarget } from 'cloudflare:workers'
import type { AuditRow } from '../../../schema/desk/audit.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { Result } from '../../../schema/result.ts'
import type { Books } from '../books.ts'
import * as Register from './register.ts'
import * as Steps from './steps.ts'

/**
 * Requests about one's own data, behind one door of the desk's object (`Staff.rights`). `work` is one transaction of it;
 * `armForgetting` sets its alarm for the next request whose time is over.
 */
export class RightsDesk extends RpcTarget {
  readonly #in: <T>(work: (books: Books) => T) => T

  readonly #armForgetting: () => Promise<void>

  constructor(transaction: <T>(work: (books: Books) => T) => T, armForgetting: () => Promise<void>) {
    super()
    this.#in = transaction
    this.#armForgetting = armForgetting
  }

  register(command: Register.RegisterCommand): { number: number } {
    return this.#in((books) => Register.register(books, command))
  }
  requests(): ReturnType<typeof Register.requests> {
    return this.#in((books) => Register.requests(books))
  }
  file(number: number): ReturnType<typeof Register.requestFile> {
    return this.#in((books) => Register.requestFile(books, number))
  }
  begin(command: Steps.BeginCommand): Result<true, DeskFault> {
    return this.#in((books) => Steps.begin(books, command))
  }
  step(command: Steps.StepCommand): void {
    this.#in((books) => Steps.step(books, command))
  }
  note(command: Steps.BeginCommand, count: number): Result<true, DeskFault> {
    return this.#in((books) => Steps.note(books, command, count))
  }
  settle(nowMs: number): void {
    this.#in((books) => Steps.settle(books, nowMs))
  }
  looked(command: Register.LookCommand): void {
    this.#in((books) => Register.looked(books, command))
  }
  async close(command: Register.CloseCommand): Promise<Result<true, DeskFault>> {
    const closed = this.#in((books) => Register.closeRequest(books, command))
    await this.#armForgetting()
    return closed
  }
  looksAt(things: readonly string[]): AuditRow[] {
    return this.#in((books) => Register.looksAt(books, things))
  }
}
