import type { Result, Router } from 'hono/router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { SmartRouter } from 'hono/router/smart-router'
import { TrieRouter } from 'hono/router/trie-router'

/**
 * Hono's own routers, with their answer remembered for each address that is registered as it stands. One router has to fit all of our
 * routes, and the one that fits (addresses like `/bookings/lookup` beside `/bookings/:code/move`) walks a tree for each request: a
 * twentieth of what a request of a rush costs (decision 29). What has a part to be read from the address is asked as before.
 */
export class StaticFirst<T> implements Router<T> {
  readonly name = 'StaticFirst'
  readonly #router = new SmartRouter<T>({ routers: [new RegExpRouter(), new TrieRouter()] })
  /** Addresses without a part to be read, and what was found for each method. */
  readonly #known = new Map<string, Map<string, Result<T>>>()

  add(method: string, path: string, handler: T): void {
    this.#router.add(method, path, handler)
    if (!/[:*?]/.test(path)) this.#known.set(path, new Map())
  }

  match(method: string, path: string): Result<T> {
    const known = this.#known.get(path)
    const before = known?.get(method)
    if (before !== undefined) return before
    const found = this.#router.match(method, path)
    known?.set(method, found)
    return found
  }
}
