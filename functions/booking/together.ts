import { waitUntil } from 'cloudflare:workers'
import type { Result } from '../../schema/result.ts'
import { policy } from '../policy.ts'
import type { Booked, HoldCommand, HoldView, RushCommand } from './commands.ts'
import type { Visitor } from './visitor.ts'

type RushAnswer<C extends RushCommand> = Result<C extends { hold: HoldCommand } ? HoldView : Booked>

type Waiting = {
  command: RushCommand
  resolve: (answer: Result<HoldView | Booked>) => void
  reject: (error: unknown) => void
}

/** So many commands go in one call. */
const AT_ONCE = 500
/** Whoever should have sent what waits is gone if it waits longer: then the next who comes sends it. */
const LEADS_MS = 100

let waiting: Waiting[] = []
let ledSinceMs = 0

const send = async (c: Visitor, sent: readonly Waiting[]): Promise<void> => {
  try {
    const answers = await c.env.BOOKING.getByName(policy.jurisdiction.code).rush(
      sent.map(({ command }) => command),
    )
    sent.forEach(({ resolve, reject }, at) => {
      const one = answers[at]
      if (one !== undefined && 'answer' in one) resolve(one.answer)
      else reject(one?.fault ?? new Error('the ledger gave no answer'))
    })
  } catch (error) {
    for (const { reject } of sent) reject(error)
  }
}

/** A timer, not a microtask: requests that have arrived already come in before it runs. */
const sendWaiting = async (c: Visitor): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 0))
  const all = waiting
  waiting = []
  const calls: Promise<void>[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) calls.push(send(c, all.slice(at, at + AT_ONCE)))
  await Promise.all(calls)
}

/** Whether a promise of one request may be settled by another: so it is everywhere but under the tests' runner. */
const mayWait = Cloudflare.compatibilityFlags['handle_cross_request_promise_resolution'] === true

/**
 * Asks the ledger together with whoever asks it in the same moment: a call costs more than what it carries. The first of
 * them sends for all, also when its own visitor has gone away meanwhile.
 */
export const together = <C extends RushCommand>(c: Visitor, command: C): Promise<RushAnswer<C>> =>
  new Promise((resolve, reject) => {
    const mine = { command, resolve: resolve as Waiting['resolve'], reject }
    if (!mayWait) return void send(c, [mine])
    const nowMs = Date.now()
    const isFirst = waiting.push(mine) === 1
    if (!isFirst && nowMs - ledSinceMs < LEADS_MS) return
    ledSinceMs = nowMs
    waitUntil(sendWaiting(c))
  })
