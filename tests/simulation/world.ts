import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type {
  BookCommand,
  CancelCommand,
  HoldCommand,
  LeaveCommand,
  MoveCommand,
  Party,
  WaitCommand,
} from '../../functions/booking/commands.ts'
import type { BookingLedger } from '../../functions/booking/ledger.ts'
import { partyOf } from '../../functions/booking/party.ts'
import { plan } from '../../functions/booking/plan.ts'
import type { Env } from '../../functions/env.ts'
import type { MessageKind } from '../../schema/booking/message-kind.ts'
import type { Result } from '../../schema/result.ts'
import { couple } from '../support/people.ts'
import { pick, type Random } from '../support/random.ts'
import { ringWith } from '../worker/rings.ts'
import { judge } from './judge.ts'
import { Broken } from './engine.ts'
import { Promises, type Couple, type Line } from './promises.ts'

const ring = ringWith('k1', { k1: 1 }, 2)

export type Request =
  | { op: 'hold'; command: HoldCommand; couple: Couple }
  | { op: 'book'; command: BookCommand; couple: Couple; service: string }
  | { op: 'move'; command: MoveCommand; couple: Couple }
  | { op: 'cancel'; command: CancelCommand; couple: Couple }
  | { op: 'wait'; command: WaitCommand; couple: Couple }
  | { op: 'leave'; command: LeaveCommand; couple: Couple }

const send = (
  ledger: DurableObjectStub<BookingLedger>,
  { op, command }: Request,
): Promise<Result<unknown>> => {
  switch (op) {
    case 'hold':
      return ledger.hold(command)
    case 'book':
      return ledger.book(command)
    case 'move':
      return ledger.move(command)
    case 'cancel':
      return ledger.cancel(command)
    case 'wait':
      return ledger.wait(command)
    case 'leave':
      return ledger.leave(command)
  }
}

/** What can be seen only in the tables once the step is over: a time that was full, or not. */
export type Claim = { full: boolean; line: Line }

/** One ledger, the people around it, the clock they see, and what they have been told. */
export class World {
  readonly promises = new Promises()
  readonly couples: Couple[] = []
  /** To be seen in the outbox after this step. */
  readonly owed: { subject: string; kind: MessageKind }[] = []
  readonly claims: Claim[] = []
  /** The request that was sent last, and may be sent again. */
  last: Request | undefined
  random: Random

  nowMs = 0
  readonly #name: string

  constructor(name: string, nowMs: number, random: Random) {
    this.#name = name
    this.random = random
    this.setClock(nowMs)
  }

  get ledger(): DurableObjectStub<BookingLedger> {
    return (env as unknown as Env).BOOKING.getByName(this.#name)
  }

  /** The clock of the requests and of the machine that the object runs on. */
  setClock(nowMs: number): void {
    this.nowMs = nowMs
    vi.setSystemTime(nowMs)
  }

  newCouple(): Couple {
    const at = this.couples.length
    const data = couple(at)
    // Now and then somebody comes with another partner as well.
    const [, partner] = at > 0 && this.random() < 0.08 ? pick(this.random, this.couples).data.people : []
    const [first] = data.people
    const made = {
      at,
      data: partner && first ? { ...data, people: [first, partner] } : data,
      parties: [] as string[],
    }
    this.couples.push(made)
    return made
  }

  newId(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.random() * 16).toString(16)).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  keyed(op: string, body: unknown): { key: string; body: string } {
    return { key: `${op}/${this.newId()}`, body: JSON.stringify(body) }
  }

  /** As the Worker makes it anew for every request: hashed and sealed, under a new id. */
  party({ data }: Couple, appointment: string, id = this.newId()): Party {
    const people = data.people.slice(0, plan.appointments.get(appointment)?.people ?? 1)
    return partyOf(ring, id, { ...data, people })
  }

  /** The request as it comes a second time: the same key and body, and whatever is made anew for each request. */
  again(request: Request): Request {
    const { nowMs } = this
    switch (request.op) {
      case 'hold':
        return { ...request, command: { ...request.command, nowMs, holdId: this.newId() } }
      case 'book':
        return {
          ...request,
          command: { ...request.command, nowMs, party: this.party(request.couple, request.service) },
        }
      case 'wait': {
        const party = this.party(request.couple, request.command.appointment)
        return { ...request, command: { ...request.command, nowMs, party } }
      }
      case 'move':
        return { ...request, command: { ...request.command, nowMs } }
      case 'cancel':
        return { ...request, command: { ...request.command, nowMs } }
      case 'leave':
        return { ...request, command: { ...request.command, nowMs } }
    }
  }

  send(request: Request): Promise<Result<unknown>> {
    this.promises.sees(this.nowMs)
    this.last = request
    return send(this.ledger, request)
  }

  async ask(request: Request): Promise<Result<unknown>> {
    const answer = await this.send(request).catch((error: unknown) => {
      throw new Broken('every request gets an answer', `${request.op} ${String(error)}`)
    })
    this.judge(request, answer)
    return answer
  }

  judge(request: Request, answer: Result<unknown>): void {
    judge(this, request, answer)
  }
}
