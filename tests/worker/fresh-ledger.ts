import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Env } from '../../functions/env.ts'
import { partyOf } from '../../functions/booking/party.ts'
import { couple, type TestParty } from '../support/people.ts'
import { atDesk } from './at-desk.ts'
import { ringWith } from './rings.ts'

export const ring = ringWith('k1', { k1: 1 }, 2)
export const at = (clock: string, day = '2026-12-03') => Date.parse(`${day}T${clock}:00+08:00`)
export const nowMs = at('09:00', '2026-12-01')
export const marriage = { office: 'registry-branch', appointment: 'marriage' }
export const two = { office: 'registry', appointment: 'marriage' }
export const keyed = () => ({ key: crypto.randomUUID(), body: 'body' })

let couples = 5000
export const someone = () => couple((couples += 1))

/** A ledger of its own, and what one asks it. */
export const fresh = () => {
  const ledger = (env as unknown as Env).BOOKING.getByName(`fresh ${crypto.randomUUID()}`)
  const party = (who: TestParty, id: string) => partyOf(ring, id, who)
  const hold = async (startMs: number, where = marriage, now = nowMs) => {
    const held = await ledger.hold({
      ...where,
      startMs,
      nowMs: now,
      keyed: keyed(),
      holdId: crypto.randomUUID(),
    })
    return held.ok ? held.value.holdId : held.problem.code
  }
  const confirm = async (holdId: string, who: TestParty, now = nowMs, id: string = crypto.randomUUID()) => {
    const booked = await ledger.book({ nowMs: now, keyed: keyed(), holdId, party: party(who, id) })
    return booked.ok ? booked.value.id : booked.problem.code
  }
  return {
    ledger,
    hold,
    confirm,
    book: async (startMs: number, who = someone(), where = marriage, now = nowMs) =>
      confirm(await hold(startMs, where, now), who, now),
    wait: async (startMs: number, who = someone(), now = nowMs) => {
      const day = '2026-12-03'
      const id = crypto.randomUUID()
      const command = { ...marriage, day, startMs, nowMs: now, keyed: keyed(), party: party(who, id) }
      const waits = await ledger.wait(command)
      return waits.ok ? waits.value.id : waits.problem.code
    },
    cancel: (id: string, now = nowMs) => ledger.cancel({ nowMs: now, keyed: keyed(), id }),
    move: (id: string, holdId: string) => ledger.move({ nowMs, keyed: keyed(), id, holdId }),
    change: (capacity: number, now = nowMs, where = marriage) => {
      const change = { ...where, from: '2026-12-03', until: '2026-12-03', hours: null, capacity }
      return atDesk(ledger, (desk) =>
        desk.change({ id: crypto.randomUUID(), change, by: 'head', reason: '示例', nowMs: now }),
      )
    },
    waiting: async (id: string, now = nowMs) => (await ledger.found(id, now)).waiting,
  }
}

type Ledger = ReturnType<typeof fresh>['ledger']

/** The kinds of messages that a party has been told, or is to be. */
export const toldTo = (ledger: Ledger, id: string): Promise<string[]> =>
  runInDurableObject(ledger, (_, { storage }) =>
    storage.sql
      .exec<{ kind: string }>('SELECT kind FROM messages WHERE subject = ? ORDER BY kind', id)
      .toArray()
      .map(({ kind }) => kind),
  )
