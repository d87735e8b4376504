import { atDesk } from './at-desk.ts'
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { entryFrom } from '../../schema/booking/code.ts'
import type { Env } from '../../functions/env.ts'
import type { Keyed, Party } from '../../functions/booking/commands.ts'
import type { BookingLedger } from '../../functions/booking/ledger.ts'
import { publishedOf } from '../../functions/booking/draws/views.ts'

export const { BOOKING } = env as unknown as Env
export type Ledger = DurableObjectStub<BookingLedger>

export const ms = (text: string): number => Date.parse(`${text}:00+08:00`)
export const SAMPLE = 'marriage-2027-05-20'
export const OPEN = ms('2027-04-27T10:00')
export const CLOSED = ms('2027-05-10T17:00')
export const VALUE_OUT = ms('2027-05-11T22:00')
export const VALUE = '03 07 12 19 25 31 08'
export const at = (clock: string): number => ms(`2027-05-20T${clock}`)

let used = 0
export const keyed = (): Keyed => ({ key: `test/${(used += 1)}`, body: 'body' })
export const partyOf = (name: string): Party => {
  const id = crypto.randomUUID()
  return {
    id,
    codeHash: `code ${id}`,
    last4Hash: `last4 ${id}`,
    phoneHash: `phone ${name}`,
    sealed: `sealed ${name}`,
    personHashes: [`${name} one`, `${name} other`],
  }
}
export const numberOf = (): string => entryFrom(crypto.getRandomValues(new Uint8Array(8)))

export const enter = (ledger: Ledger, name: string, preferences: number[], nowMs = OPEN, draw = SAMPLE) =>
  ledger.enter({ nowMs, keyed: keyed(), draw, party: partyOf(name), entry: numberOf(), preferences })
export const entered = async (ledger: Ledger, name: string, preferences: number[]) => {
  const done = await enter(ledger, name, preferences)
  if (!done.ok) throw new Error(done.problem.code)
  return done.value
}
export const recordOf = async (ledger: Ledger, nowMs: number, id = SAMPLE) => {
  const found = (await ledger.draws(nowMs)).find((one) => one.id === id)
  if (found === undefined) throw new Error('no such draw')
  return found
}
export const published = async (ledger: Ledger, nowMs: number, id = SAMPLE) =>
  publishedOf(await recordOf(ledger, nowMs, id), (await ledger.closedDraw(id)) ?? undefined)
/** Somebody of the desk, each time with an act of its own. */
export const deskAct = () => ({ key: crypto.randomUUID(), by: 'head', why: '示例' })
export const drawWith = (ledger: Ledger, nowMs = VALUE_OUT, publicValue = VALUE, draw = SAMPLE) =>
  atDesk(ledger, (desk) => desk.drawWith({ act: deskAct(), nowMs, draw, publicValue }))
/** Closes the list in time, and holds the draw when the value is out. */
export const closeAndDraw = async (ledger: Ledger) => {
  await recordOf(ledger, CLOSED)
  expect(await code(drawWith(ledger))).toBe('ok')
}
export const holdAt = (ledger: Ledger, startMs: number, nowMs: number) =>
  ledger.hold({
    nowMs,
    keyed: keyed(),
    office: 'registry',
    appointment: 'marriage',
    startMs,
    holdId: crypto.randomUUID(),
  })
export const code = async (asked: Promise<{ ok: true } | { ok: false; problem: { code: string } }>) => {
  const answer = await asked
  return answer.ok ? 'ok' : answer.problem.code
}
