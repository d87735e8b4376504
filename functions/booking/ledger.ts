import { DurableObject } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { alarmClock, type AlarmClock } from '../alarm-clock.ts'
import type { Env } from '../env.ts'
import { Batch } from '../batch.ts'
import { seeing } from '../seeing.ts'
import { outcomesOf, type Outcome } from '../together.ts'
import { accept, book } from './booking.ts'
import type { Books } from './books.ts'
import { cancel, move } from './changing.ts'
import { CHORES_EVERY_MS, doChores, expireHolds } from './chores.ts'
import type * as Commands from './commands.ts'
import { LedgerDesk } from './desk/ledger-desk.ts'
import { raise } from './counters.ts'
import type * as Draws from './draws/commands.ts'
import { closedRecord, drawRecords, enter, withdraw } from './draws/index.ts'
import { find, found } from './find.ts'
import { hold, holdView } from './holding.ts'
import { loadBooks } from './load-books.ts'
import { migrations } from './migrations.ts'
import { nextDueAtMs } from '../outbox/outbox.ts'
import { followContent } from './places-changed.ts'
import { sendDue } from './sending.ts'
import { gatherRows, prepareStatements, type Db, type Rows, type Statements } from './statements.ts'
import { counters } from './tables.ts'
import { leave, letGo, wait } from './waitlist.ts'

/** Messages are sent together: one that has just been written waits so long for others. */
const GATHER_MS = 1000
/** Requests come out of order by less: a time that is so much earlier is a clock that was set back. */
const SET_BACK_MS = 1000

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
  readonly #desk = new LedgerDesk({
    env: this.env,
    books: () => this.#books,
    in: (nowMs, work) => this.#in(nowMs, () => work(this.#books)),
    once: (command, work) => this.#once(command, () => work(this.#books)),
  })

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
        this.#load(this.#clock.nowMs())
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
      this.#load(this.#clock.nowMs())
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

  /** Books the offered place for whoever waits under this id. */
  accept(command: Commands.AcceptCommand): Promise<Result<Commands.Booked>> {
    return this.#once(command, () => accept(this.#books, command))
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

  /** What availability is made of: everything, or what changed since a version. */
  snapshot(nowMs: number, since: number): Promise<Commands.Snapshot> {
    return this.#in(nowMs, () => ({
      ...this.#books.board.taken(since),
      changes: this.#books.changes,
      drawn: [...this.#books.drawnDays.values()],
    }))
  }

  /** What staff use of it: a stub of its own, called through without being waited for (desk/desk-of.ts). */
  desk(): LedgerDesk {
    return this.#desk
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

  #load(nowMs: number): void {
    const version = this.#books?.board.version
    const from = { db: this.#db, run: this.#run, start: this.#starts, nowMs }
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
      // A place that was too late to be offered may be in time again.
      if (nowMs < this.#nowMs - SET_BACK_MS) this.#nextChoreMs = Math.min(this.#nextChoreMs, nowMs)
      // What a clock that was far ahead took for long over is to come.
      if (nowMs < this.#books.board.wholeFromMs) this.#load(nowMs)
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
    if (this.#books.unfollowed.length > 0) followContent(this.#books, nowMs)
    if (nowMs >= this.#books.board.earliestExpiryMs) expireHolds(this.#books, nowMs)
    if (nowMs >= this.#nextChoreMs) this.#nextChoreMs = doChores(this.#books, nowMs)
  }

  /** Sets the alarm for the next thing that is due. */
  #arm(): void {
    this.#clock.arm(Math.min(this.#books.board.earliestExpiryMs, this.#nextChoreMs, this.#nextMessageMs))
  }
}
