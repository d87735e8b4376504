import { RpcTarget } from 'cloudflare:workers'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { ok, type Result } from '../../../schema/result.ts'
import type { Books } from '../books.ts'
import { present, type Present } from '../sessions.ts'
import type { Client } from '../tries.ts'
import * as Own from './own.ts'

export type Held = { token: string; nowMs: number }
export type Typed = { token: string; code: string; client: Client }
/** What is shown of a second factor, once. */
export type Shown = { secret: string; address: string; name: string }
type Answer<T> = Result<T, DeskFault>

/** One's own account, behind one door of the desk's object (`Staff.own`). Everything here refuses whoever is not in. */
export class OwnDesk extends RpcTarget {
  readonly #in: <T>(work: (books: Books) => T) => T

  constructor(transaction: <T>(work: (books: Books) => T) => T) {
    super()
    this.#in = transaction
  }

  account(held: Held): Answer<Own.OwnAccount> {
    return this.#as(held, (books, one) => ok(Own.ownAccount(books, one)))
  }

  changePassword(typed: Typed & { present: string; password: string; again: string }): Answer<true> {
    return this.#as(typed, Own.changePassword)
  }

  freshen(typed: Typed): Answer<true> {
    return this.#as(typed, Own.freshen)
  }

  startFactor(typed: Typed): Answer<true> {
    return this.#as(typed, Own.startFactor)
  }

  startedFactor(held: Held): Answer<Shown> {
    return this.#as(held, (books, one) => Own.startedFactor(books, one, held.nowMs))
  }

  confirmFactor(typed: Typed): Answer<{ codes: string[] }> {
    return this.#as(typed, Own.confirmFactor)
  }

  renewCodes(typed: Typed): Answer<{ codes: string[] }> {
    return this.#as(typed, Own.renewCodes)
  }

  #as<A extends Held | Typed, T>(
    asked: A,
    work: (books: Books, one: Present, asked: A) => Answer<T>,
  ): Answer<T> {
    const nowMs = 'client' in asked ? asked.client.nowMs : asked.nowMs
    return this.#in((books) => {
      const found = present(books, asked.token, nowMs)
      return found.ok ? work(books, found.value, asked) : found
    })
  }
}
