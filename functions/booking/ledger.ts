import { DurableObject } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import type { BookingState } from '../../schema/api/booking.ts'
import type { DeskFault } from '../../schema/desk/faults.ts'
import type { DaySpan } from '../../schema/desk/span.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { alarmClock, type AlarmClock } from '../alarm-clock.ts'
import type { Env } from '../env.ts'
import { Batch } from '../batch.ts'
import { seeing } from '../seeing.ts'
import { outcomesOf, type Outcome } from '../together.ts'
import { book } from './booking.ts'
import type { Books } from './books.ts'
import { cancel, mark, move } from './changing.ts'
import { CHORES_EVERY_MS, doChores, expireHolds } from './chores.ts'
import type * as Commands from './commands.ts'
import {
  messageRow,
  messageRows,
  sendAgain,
  type BookingMessageRow,
  type BookingOutboxQuery,
} from './desk/outbox-rows.ts'
import * as Rights from './desk/rights-book.ts'
import { applyChange, previewChange } from './desk/capacity-change.ts'
import type * as Capacity from './desk/capacity-commands.ts'
import { capacityRecord } from './desk/capacity-month.ts'
import { overbook } from './desk/overbooking.ts'
import { keepTouched } from './desk/touched.ts'
import { bookingNumbers, type BookingNumbers } from './desk/numbers.ts'
import { raise } from './counters.ts'
import { act, walkIn } from './desk/counter/acts.ts'
import type * as Counter from './desk/counter/commands.ts'
import { tellDelay } from './desk/counter/delay.ts'
import { eventsOf, idOfCode, recordOf, recordsOf } from './desk/counter/records.ts'
import { undo } from './desk/counter/undo.ts'
import type * as Draws from './draws/commands.ts'
import {
  cancelDraw,
  closedRecord,
  declareDraw,
  drawRecords,
  drawWith,
  enter,
  withdraw,
} from './draws/index.ts'
import { find, found } from './find.ts'
import { hold, holdView } from './holding.ts'
import { loadBooks } from './load-books.ts'
import { migrations } from './migrations.ts'
import type { Again, OneMessage } from '../outbox/desk.ts'
import type { MessageKey } from '../outbox/message.ts'
import { nextDueAtMs } from '../outbox/outbox.ts'
import { sendDue } from './sending.ts'
import { gatherRows, prepareStatements, type Db, type Rows, type Statements } from './statements.ts'
import { counters } from './tables.ts'
import { leave, letGo, wait } from './waitlist.ts'

/** Messages are sent together: one that has just been written waits so long for others. */
const GATHER_MS = 1000

/**
 * The ledger of one jurisdiction's bookings. Every method does first what is due by the time the request sees, then its own
 * work, synchronously and in one transaction with whatever came in the same moment (batch.ts). The alarm does what is due
 * when nobody asks.
 */
export class BookingLedger extends DurableObject<Env> {
  readonly #db: Db
  readonly #rows: Rows
  readonly #batch: Batch
  #run!: Statements
  #books!: Books
  #starts = 0
  /** What the last request saw. */
  #nowMs = 0
  #nextChoreMs = 0
  #nextMessageMs = 0
  #clock!: AlarmClock

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#rows = gatherRows(state.storage.sql)
    this.#db = drizzle(seeing(state.storage, this.#rows))
    this.#batch = new Batch(
      (work) =>
        state.storage.transactionSync(() => {
          work()
          this.#rows.write()
        }),
      () => {
        this.#rows.forget()
        this.#load()
        // Chores that were done in it are to be done again.
        this.#nextChoreMs = 0
      },
      () => {
        this.#nextChoreMs = Math.min(this.#nextChoreMs, this.#nowMs + CHORES_EVERY_MS)
        this.#arm()
      },
    )
    void state.blockConcurrencyWhile(async () => {
      await migrate(this.#db, migrations)
      this.#run = prepareStatements(this.#db, this.#rows)
      this.#starts = raise(this.#db, 'starts')
      const isSkew = eq(counters.name, 'skew_ms')
      this.#clock = await alarmClock(state.storage, env, {
        skewMs: this.#db.select().from(counters).where(isSkew).get()?.value ?? 0,
        keepSkew: (value) => void this.#db.update(counters).set({ value }).where(isSkew).run(),
      })
      this.#load()
    })
  }

  /** Keeps a place. Refuses `slot_taken` (with the nearest free times), `slot_not_offered`, `day_closed`, `day_drawn`. */
  hold(command: Commands.HoldCommand): Promise<Result<Commands.HoldView>> {
    return this.#once(command, () => hold(this.#books, command))
  }

  /** The hold as it stands, for whoever comes back to it. */
  held(holdId: string, nowMs: number): Promise<Result<Commands.HoldView>> {
    return this.#in(nowMs, () => {
      const place = this.#books.board.hold(holdId)
      return place === undefined ? refuse(problem('hold_expired')) : ok(holdView(place))
    })
  }

  /** Gives a held place back. A hold that is gone already is as good. */
  release(holdId: string, nowMs: number): Promise<void> {
    return this.#in(nowMs, () => {
      const place = this.#books.board.hold(holdId)
      if (place !== undefined) letGo(this.#books, place, nowMs)
    })
  }

  book(command: Commands.BookCommand): Promise<Result<Commands.Booked>> {
    return this.#once(command, () => book(this.#books, command))
  }

  /** Holds that are asked for together (together.ts): each has its own end. */
  holds(commands: readonly Commands.HoldCommand[]): Promise<Outcome<Result<Commands.HoldView>>[]> {
    return outcomesOf(commands.map((command) => this.hold(command)))
  }

  bookings(commands: readonly Commands.BookCommand[]): Promise<Outcome<Result<Commands.Booked>>[]> {
    return outcomesOf(commands.map((command) => this.book(command)))
  }

  move(command: Commands.MoveCommand): Promise<Result<Commands.Booked>> {
    return this.#once(command, () => move(this.#books, command))
  }

  cancel(command: Commands.CancelCommand): Promise<Result<Commands.Booked>> {
    return this.#once(command, () => cancel(this.#books, command))
  }

  wait(command: Commands.WaitCommand): Promise<Result<Commands.InLine>> {
    return this.#once(command, () => wait(this.#books, command))
  }

  leave(command: Commands.LeaveCommand): Promise<Result<Commands.InLine>> {
    return this.#once(command, () => leave(this.#books, command.id, command.nowMs))
  }

  find(command: Commands.FindCommand): Promise<Result<Commands.Found>> {
    return this.#in(command.nowMs, () => find(this.#books, command))
  }

  found(id: string, nowMs: number): Promise<Commands.Found> {
    return this.#in(nowMs, () => found(this.#books, id, nowMs))
  }

  /** Puts a couple on the list of a draw. Refuses `draw_not_open`, `already_entered`, and what a booking would be refused for. */
  enter(command: Draws.EnterCommand): Promise<Result<Draws.Entered>> {
    return this.#once(command, () => enter(this.#books, command))
  }

  withdraw(command: Draws.WithdrawCommand): Promise<Result<Draws.Entered>> {
    return this.#once(command, () => withdraw(this.#books, command))
  }

  /** All draws as they stand, without their lists. */
  draws(nowMs: number): Promise<Draws.DrawRecord[]> {
    return this.#in(nowMs, () => drawRecords(this.#books))
  }

  /** The committed list of a draw, and how it came out; null while there is no commitment. */
  closedDraw(id: string): Promise<Draws.ClosedRecord | null> {
    return this.#batch.add(() => closedRecord(this.#books, id) ?? null)
  }

  /** For the desk: a day is drawn instead of given to whoever comes first. */
  declareDraw(command: Draws.DeclareCommand): Promise<Result<Capacity.Done>> {
    return this.#in(command.nowMs, () => declareDraw(this.#books, command))
  }

  /** For the desk: holds a draw with the value that became public. */
  drawWith(command: Draws.DrawCommand): Promise<Result<Capacity.Done>> {
    return this.#in(command.nowMs, () => drawWith(this.#books, command))
  }

  /** For the desk: calls a draw off. */
  cancelDraw(command: Draws.CancelDrawCommand): Promise<Result<Capacity.Done>> {
    return this.#in(command.nowMs, () => cancelDraw(this.#books, command))
  }

  /** For the desk: what became of an appointment. */
  mark(
    id: string,
    state: Exclude<BookingState, 'booked' | 'cancelled'>,
    nowMs: number,
  ): Promise<Result<Commands.Booked>> {
    return this.#in(nowMs, () => mark(this.#books, id, state, nowMs))
  }

  /** For the counter: everybody of an office's days. */
  counterDays(query: Counter.DaysQuery): Promise<Counter.CounterRecord[]> {
    return this.#in(query.nowMs, () => recordsOf(this.#books, query))
  }

  /** For the counter: one, with all that was marked of them. */
  counterOne(
    id: string,
    nowMs: number,
  ): Promise<{ record: Counter.CounterRecord; events: Counter.CounterEvent[] } | null> {
    return this.#in(nowMs, () => {
      const record = recordOf(this.#books, id)
      return record === undefined ? null : { record, events: eventsOf(this.#books, id) }
    })
  }

  /** For the counter: whose code this is. */
  counterCode(codeHash: string, nowMs: number): Promise<string | null> {
    return this.#in(nowMs, () => idOfCode(this.#books, codeHash) ?? null)
  }

  /** For the counter: who came, was called, was served, went, or did not come. */
  counterAct(command: Counter.ActCommand): Promise<Result<Counter.CounterRecord, DeskFault>> {
    return this.#in(command.nowMs, () => act(this.#books, command))
  }

  counterUndo(command: Counter.UndoCommand): Promise<Result<Counter.CounterRecord, DeskFault>> {
    return this.#in(command.nowMs, () => undo(this.#books, command))
  }

  counterWalkIn(command: Counter.WalkInCommand): Promise<Counter.CounterRecord> {
    return this.#in(command.nowMs, () => walkIn(this.#books, command))
  }

  counterDelay(command: Counter.DelayCommand): Promise<Result<{ told: number }, DeskFault>> {
    return this.#in(command.nowMs, () => tellDelay(this.#books, command))
  }

  /** For the desk: what a change would do. */
  previewChange(command: Capacity.ProposeCommand): Promise<Capacity.Effect> {
    return this.#in(command.nowMs, () => previewChange(this.#books, command))
  }

  /** For the desk: closes, opens, changes hours or places, or takes such a change back. */
  change(command: Capacity.ChangeCommand): Promise<Capacity.Changed> {
    return this.#in(command.nowMs, () => applyChange(this.#books, command))
  }

  capacity(query: Capacity.CapacityQuery): Promise<Capacity.CapacityRecord> {
    return this.#in(query.nowMs, () => capacityRecord(this.#books, query))
  }

  keepTouched(command: Capacity.KeepCommand): Promise<Result<Capacity.Done>> {
    return this.#in(command.nowMs, () => keepTouched(this.#books, command))
  }

  overbook(command: Capacity.OverbookCommand): Promise<Result<Commands.Booked>> {
    return this.#once(command, () => overbook(this.#books, command))
  }

  /** For the data keeper: requests about one's own data, and retention (desk/rights.ts). */
  theirParties(asked: Rights.PartyLookup, nowMs: number): Promise<Rights.PartyRecord[]> {
    return this.#in(nowMs, () => Rights.theirParties(this.#books, asked, nowMs))
  }
  rights(command: Rights.RightsCommand): Promise<Result<Rights.RightsDone>> {
    return this.#once(command, () => Rights.rights(this.#books, command))
  }
  kept(nowMs: number): Promise<Rights.Kept> {
    return this.#in(nowMs, () => Rights.kept(this.#books, nowMs))
  }

  /** For the desk: what was booked and waited for in a span of days. */
  numbers(span: DaySpan, nowMs: number): Promise<BookingNumbers> {
    return this.#in(nowMs, () => bookingNumbers(this.#books, span))
  }

  /** What availability is made of: everything, or what changed since a version. */
  snapshot(nowMs: number, since: number): Promise<Commands.Snapshot> {
    return this.#in(nowMs, () => ({
      ...this.#books.board.taken(since),
      changes: this.#books.changes,
      drawn: [...this.#books.drawnDays.values()],
    }))
  }

  /** For the desk: messages of these offices. */
  messages(query: BookingOutboxQuery, nowMs: number): Promise<BookingMessageRow[]> {
    return this.#in(nowMs, () => messageRows(this.#books, query))
  }

  /** For the desk: one message, and what it says. */
  message(key: MessageKey, nowMs: number): Promise<OneMessage<BookingMessageRow> | null> {
    return this.#in(nowMs, () => messageRow(this.#books, this.env, key, nowMs))
  }

  /** For the desk: a message once more. */
  sendAgain(command: { nowMs: number; keyed: Commands.Keyed; message: MessageKey }): Promise<Result<Again>> {
    const { nowMs, message } = command
    return this.#once(command, () => ok(sendAgain(this.#books, this.env, message, nowMs)))
  }

  override async alarm(): Promise<void> {
    this.#clock.rang()
    const nowMs = (): number => this.#clock.nowMs()
    await this.#in(nowMs(), () => undefined)
    this.#nextMessageMs = Infinity
    try {
      await sendDue(this.#books, this.env, nowMs)
    } finally {
      // A message that cannot be written does not keep the others.
      this.#nextMessageMs = Math.min(this.#nextMessageMs, nextDueAtMs(this.#db) ?? Infinity)
      this.#arm()
    }
  }

  #load(): void {
    const version = this.#books?.board.version
    const from = { db: this.#db, run: this.#run, start: this.#starts, nowMs: this.#clock.nowMs() }
    this.#books = loadBooks(version === undefined ? from : { ...from, version }, {
      soon: (atMs) => {
        this.#nextChoreMs = Math.min(this.#nextChoreMs, atMs)
      },
      tell: (kind, subject, dueAtMs, uselessAtMs) => {
        this.#run.enqueue({ kind, subject, dueAtMs, ...(uselessAtMs === undefined ? {} : { uselessAtMs }) })
        this.#nextMessageMs = Math.min(this.#nextMessageMs, dueAtMs + GATHER_MS)
      },
    })
  }

  /** Does what is due by the time a request sees, and then its own work. */
  #in<T>(nowMs: number, work: () => T): Promise<T> {
    return this.#batch.add(() => {
      this.#nowMs = nowMs
      this.#due(nowMs)
      return work()
    })
  }

  /** Once for each key: a retry gets the first answer, a key that comes with another body is refused. */
  #once<T>(
    { nowMs, keyed }: { nowMs: number; keyed: Commands.Keyed },
    work: () => Result<T>,
  ): Promise<Result<T>> {
    return this.#in(nowMs, () => {
      const { key, body } = keyed
      const { known } = this.#books
      const before = known.keys.has(key) ? this.#run.answer.get({ key }) : undefined
      if (before !== undefined)
        return before.body === body
          ? (JSON.parse(before.answer) as Result<T>)
          : refuse(problem('idempotency_key_reused'))
      const result = work()
      this.#run.keepAnswer({ key, body, answer: JSON.stringify(result), atMs: nowMs })
      known.keys.add(key)
      return result
    })
  }

  /** Mostly nothing is due, and then nothing is asked but two numbers. */
  #due(nowMs: number): void {
    if (this.#clock.follow(nowMs)) this.#nextChoreMs = Math.min(this.#nextChoreMs, nowMs)
    if (nowMs >= this.#books.board.earliestExpiryMs) expireHolds(this.#books, nowMs)
    if (nowMs >= this.#nextChoreMs) this.#nextChoreMs = doChores(this.#books, nowMs)
  }

  /** Sets the alarm for the next thing that is due. */
  #arm(): void {
    this.#clock.arm(Math.min(this.#books.board.earliestExpiryMs, this.#nextChoreMs, this.#nextMessageMs))
  }
}
