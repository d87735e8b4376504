import { DurableObject } from 'cloudflare:workers'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import type { BookingState } from '../../schema/api/booking.ts'
import type { DeskChange } from '../../schema/booking/plan.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { Env } from '../env.ts'
import { Board } from './board.ts'
import { book } from './booking.ts'
import type { Books } from './books.ts'
import { cancel, mark, move } from './changing.ts'
import { CHORES_EVERY_MS, doChores, expireHolds } from './chores.ts'
import type {
  BookCommand,
  Booked,
  CancelCommand,
  FindCommand,
  Found,
  HoldCommand,
  HoldView,
  InLine,
  Keyed,
  LeaveCommand,
  MoveCommand,
  Snapshot,
  WaitCommand,
} from './commands.ts'
import { applyChange, touchedBy } from './desk-changes.ts'
import { find, found } from './find.ts'
import { hold, holdView } from './holding.ts'
import { loadBoard, loadChanges, loadLine } from './loading.ts'
import { migrations } from './migrations.ts'
import { enqueue, nextDueAtMs } from './outbox/outbox.ts'
import { plan, rules } from './plan.ts'
import { sendDue } from './sending.ts'
import { prepareStatements, type Db, type Statements } from './statements.ts'
import { counters } from './tables.ts'
import { endWaiting, giveUp, leave, wait } from './waitlist.ts'

/** Messages are sent together: one that has just been written waits so long for others. */
const GATHER_MS = 1000

/**
 * The ledger of one jurisdiction's bookings. Every method does first what is due by the time the request sees, then its own
 * work, in one synchronous transaction; the alarm does the same when nobody asks.
 */
export class BookingLedger extends DurableObject<Env> {
  readonly #db: Db
  #run!: Statements
  #books!: Books
  #starts = 0
  #nextChoreMs = 0
  #nextMessageMs = 0
  #armedMs = Infinity
  /** How far the requests' clock is ahead of ours; only ever other than 0 where the test clock is on. */
  #skewMs = 0

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#db = drizzle(state.storage)
    void state.blockConcurrencyWhile(async () => {
      await migrate(this.#db, migrations)
      this.#run = prepareStatements(this.#db)
      this.#starts = this.#raise('starts')
      this.#skewMs = this.#db.select().from(counters).where(eq(counters.name, 'skew_ms')).get()?.value ?? 0
      this.#load()
      this.#armedMs = (await state.storage.getAlarm()) ?? Infinity
    })
  }

  /** Keeps a place. Refuses `slot_taken` (with the nearest free times), `slot_not_offered`, `day_closed`, `day_drawn`. */
  hold(command: HoldCommand): Result<HoldView> {
    return this.#once(command, () => hold(this.#books, command))
  }

  /** The hold as it stands, for whoever comes back to it. */
  held(holdId: string, nowMs: number): Result<HoldView> {
    this.#due(nowMs)
    const place = this.#books.board.hold(holdId)
    return place === undefined ? refuse(problem('hold_expired')) : ok(holdView(place))
  }

  /** Gives a held place back. A hold that is gone already is as good. */
  release(holdId: string, nowMs: number): void {
    this.#due(nowMs)
    const place = this.#books.board.hold(holdId)
    if (place === undefined) return
    const { time, seat, held } = place
    this.#write(nowMs, () =>
      held.offeredTo === undefined
        ? giveUp(this.#books, time, seat, nowMs)
        : endWaiting(this.#books, held.offeredTo, 'left', nowMs),
    )
  }

  book(command: BookCommand): Result<Booked> {
    return this.#once(command, () => book(this.#books, command))
  }

  move(command: MoveCommand): Result<Booked> {
    return this.#once(command, () => move(this.#books, command))
  }

  cancel(command: CancelCommand): Result<Booked> {
    return this.#once(command, () => cancel(this.#books, command))
  }

  wait(command: WaitCommand): Result<InLine> {
    return this.#once(command, () => wait(this.#books, command))
  }

  leave(command: LeaveCommand): Result<InLine> {
    return this.#once(command, () => leave(this.#books, command.id, command.nowMs))
  }

  find(command: FindCommand): Result<Found> {
    this.#due(command.nowMs)
    return this.#write(command.nowMs, () => find(this.#books, command))
  }

  found(id: string, nowMs: number): Found {
    this.#due(nowMs)
    return found(this.#books, id)
  }

  /** For the desk: what became of an appointment. */
  mark(id: string, state: Exclude<BookingState, 'booked' | 'cancelled'>, nowMs: number): Result<Booked> {
    this.#due(nowMs)
    return this.#write(nowMs, () => mark(this.#books, id, state, nowMs))
  }

  /** For the desk: the bookings that a change would touch. */
  touchedBy(change: DeskChange, nowMs: number): string[] {
    this.#due(nowMs)
    return touchedBy(this.#books, change, nowMs)
  }

  /** For the desk: closes, opens or changes capacity; returns the bookings it touches. Made twice it is made once. */
  change(change: DeskChange, nowMs: number): string[] {
    this.#due(nowMs)
    if (this.#books.changes.some(({ id }) => id === change.id)) return touchedBy(this.#books, change, nowMs)
    return this.#write(nowMs, () => applyChange(this.#books, change, nowMs))
  }

  /** What availability is made of: everything, or what changed since a version. */
  snapshot(nowMs: number, since: number): Snapshot {
    this.#due(nowMs)
    return {
      ...this.#books.board.taken(since),
      changes: this.#books.changes,
      drawn: plan.draws.map(({ office, appointment, day }) => ({ office, appointment, day })),
    }
  }

  override async alarm(): Promise<void> {
    this.#armedMs = Infinity
    const nowMs = (): number => Date.now() + this.#skewMs
    this.#due(nowMs())
    this.#nextMessageMs = Infinity
    await sendDue(this.#books, this.env, nowMs)
    this.#nextMessageMs = Math.min(this.#nextMessageMs, nextDueAtMs(this.#db) ?? Infinity)
    this.#arm(nowMs())
  }

  /** Raises a counter by one and returns it. */
  #raise(name: 'starts' | 'turn'): number {
    const row = this.#db
      .update(counters)
      .set({ value: sql`value + 1` })
      .where(eq(counters.name, name))
      .returning({ value: counters.value })
      .get()
    if (row === undefined) throw new Error(`no counter ${name}`)
    return row.value
  }

  /** Reads everything that is kept in memory from the tables: at the start, and when a write failed. */
  #load(): void {
    const board = new Board(this.#starts, this.#books?.board.version)
    this.#books = {
      db: this.#db,
      run: this.#run,
      board,
      plan,
      rules,
      changes: loadChanges(this.#db),
      line: loadLine(this.#db),
      isDrawn: (office, appointment, day) =>
        plan.draws.some(
          (draw) => draw.office === office && draw.appointment === appointment && draw.day === day,
        ),
      newId: () => crypto.randomUUID(),
      endWaiting: (id, nowMs) => endWaiting(this.#books, id, 'left', nowMs),
      soon: (atMs) => {
        this.#nextChoreMs = Math.min(this.#nextChoreMs, atMs)
      },
      tell: (kind, subject, dueAtMs, uselessAtMs) => {
        enqueue(this.#db, [{ kind, subject, dueAtMs, ...(uselessAtMs === undefined ? {} : { uselessAtMs }) }])
        this.#nextMessageMs = Math.min(this.#nextMessageMs, dueAtMs + GATHER_MS)
      },
    }
    loadBoard(this.#books, Date.now() + this.#skewMs)
    board.touch()
  }

  #write<T>(nowMs: number, work: () => T): T {
    let result: T
    try {
      result = this.#db.transaction(work)
    } catch (error) {
      // The tables are as they were before; memory has to be too.
      this.#load()
      throw error
    }
    this.#nextChoreMs = Math.min(this.#nextChoreMs, nowMs + CHORES_EVERY_MS)
    this.#arm(nowMs)
    return result
  }

  /** Once for each key: a retry gets the first answer, a key that comes with another body is refused. */
  #once<T>({ nowMs, keyed }: { nowMs: number; keyed: Keyed }, work: () => Result<T>): Result<T> {
    this.#due(nowMs)
    const { key, body } = keyed
    const before = this.#run.answer.get({ key })
    if (before !== undefined)
      return before.body === body
        ? (JSON.parse(before.answer) as Result<T>)
        : refuse(problem('idempotency_key_reused'))
    return this.#write(nowMs, () => {
      const result = work()
      this.#run.keepAnswer.run({ key, body, answer: JSON.stringify(result), atMs: nowMs })
      return result
    })
  }

  /** Does what is due by now; mostly nothing is, and then nothing is asked but two numbers. */
  #due(nowMs: number): void {
    this.#follow(nowMs)
    if (nowMs >= this.#books.board.earliestExpiryMs) this.#write(nowMs, () => expireHolds(this.#books, nowMs))
    if (nowMs >= this.#nextChoreMs) this.#nextChoreMs = this.#write(nowMs, () => doChores(this.#books, nowMs))
  }

  /** Where tests set the clock, the alarm goes by their time as well. */
  #follow(nowMs: number): void {
    if (this.env.PORTAL_TEST_CLOCK !== 'on') return
    const skewMs = nowMs - Date.now()
    if (Math.abs(skewMs - this.#skewMs) < 1000) return
    this.#skewMs = skewMs
    this.#db.update(counters).set({ value: skewMs }).where(eq(counters.name, 'skew_ms')).run()
    this.#armedMs = Infinity
    this.#nextChoreMs = Math.min(this.#nextChoreMs, nowMs)
  }

  /** Sets the alarm for the next thing that is due, where it is not set for earlier. */
  #arm(nowMs: number): void {
    const dueMs = Math.min(this.#books.board.earliestExpiryMs, this.#nextChoreMs, this.#nextMessageMs)
    const atMs = Math.max(dueMs, nowMs) - this.#skewMs
    if (!Number.isFinite(dueMs) || atMs >= this.#armedMs) return
    this.#armedMs = atMs
    void this.ctx.storage.setAlarm(atMs)
  }
}
