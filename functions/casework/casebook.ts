import { DurableObject } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import { problem } from '../../schema/problems.ts'
import { refuse, type Result } from '../../schema/result.ts'
import { alarmClock, type AlarmClock } from '../alarm-clock.ts'
import { Batch } from '../batch.ts'
import type { Env } from '../env.ts'
import { keyRing } from '../keys.ts'
import { enqueue, nextDueAtMs } from '../outbox/outbox.ts'
import { hasAlbumsDue, markAdopted, tendAlbums } from './albums.ts'
import type { CaseBooks } from './books.ts'
import { doChores } from './chores.ts'
import { Bell } from './desk/bell.ts'
import { CasebookDesk } from './desk/casebook-desk.ts'
import { isUrgent } from './desk/urgent.ts'
import type {
  AddCommand,
  CaseRecord,
  EventRecord,
  Keyed,
  KindTally,
  PublicQuery,
  ReopenCommand,
  ReportCommand,
  Reported,
  ReportRecord,
  WithdrawCommand,
} from './commands.ts'
import { migrations } from './migrations.ts'
import { talliesOf } from './numbers.ts'
import { caseRecord, eventsOf, publicCases, reportRecord, reportsBetween, statesBetween } from './reading.ts'
import { add, reopen, withdraw } from './reporter.ts'
import { arePhotosFree, report } from './reporting.ts'
import { Seen } from './seen.ts'
import { sendDue } from './sending.ts'
import { prepareStatements, type Db } from './statements.ts'
import { counters } from './tables.ts'

/** Messages are sent together: one that has just been written waits so long for others. */
const GATHER_MS = 1000
/** Photos that are not in their album yet are looked after so often. */
const ALBUMS_EVERY_MS = 60_000

/**
 * The casebook of one jurisdiction: what was reported, and everything that happened since. Every method does first what is due
 * by the time the request sees, then its own work, in one transaction with whatever came in the same moment (functions/batch.ts).
 */
export class Casebook extends DurableObject<Env> {
  readonly #db: Db
  readonly #batch: Batch
  readonly #bell = new Bell()
  #books!: CaseBooks
  #clock!: AlarmClock
  #nextChoreMs = 0
  #nextMessageMs = Infinity
  #nextAlbumsMs = Infinity

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#db = drizzle(state.storage)
    this.#batch = new Batch(
      (work) => this.#db.transaction(work),
      () => {
        // What memory knows of it may not be true any more.
        this.#books = { ...this.#books, seen: new Seen() }
        this.#nextChoreMs = 0
        this.#bell.forget()
      },
      () => {
        this.#bell.ring()
        this.#arm()
      },
    )
    void state.blockConcurrencyWhile(async () => {
      await migrate(this.#db, migrations)
      const isSkew = eq(counters.name, 'skew_ms')
      this.#clock = await alarmClock(state.storage, env, {
        skewMs: this.#db.select().from(counters).where(isSkew).get()?.value ?? 0,
        keepSkew: (value) => void this.#db.update(counters).set({ value }).where(isSkew).run(),
      })
      this.#books = this.#newBooks()
      this.#nextMessageMs = nextDueAtMs(this.#db) ?? Infinity
      if (hasAlbumsDue(this.#books)) this.#nextAlbumsMs = this.#clock.nowMs()
    })
  }

  /** Takes a report in. Refuses `kind_not_found`, `photo_gone` (a photo that another report has), `idempotency_key_reused`. */
  report(command: ReportCommand): Promise<Result<Reported>> {
    const { report: what, nowMs } = command
    return this.#once(command, () => report(this.#books, what, nowMs))
  }

  /** The answer that a report got before, by its key or its draft; null for one that is new. */
  reportedBefore(command: ReportCommand): Promise<Result<Reported> | null> {
    const { report: what, nowMs, keyed } = command
    return this.#in(nowMs, () => {
      const answered = this.#books.run.answer.get({ key: keyed.key })
      const { draftHash } = what
      const drafted = draftHash && this.#books.run.reportOfDraft.get({ draftHash })
      return answered === undefined && !drafted
        ? null
        : this.#answered(keyed, () => report(this.#books, what, nowMs))
    })
  }

  /** These photos are in the album of this case. */
  adopted(caseId: string, photos: readonly string[]): Promise<void> {
    return this.#batch.add(() => {
      markAdopted(this.#books, caseId, photos)
      if (hasAlbumsDue(this.#books)) this.#nextAlbumsMs = Math.min(this.#nextAlbumsMs, this.#clock.nowMs())
    })
  }

  add(command: AddCommand): Promise<Result<true>> {
    return this.#once(command, () =>
      command.onlyAgain === true || !arePhotosFree(this.#books, command.photos)
        ? refuse(problem('photo_gone'))
        : add(this.#books, command),
    )
  }

  withdraw(command: WithdrawCommand): Promise<Result<true>> {
    return this.#once(command, () => withdraw(this.#books, command))
  }

  reopen(command: ReopenCommand): Promise<Result<true>> {
    return this.#once(command, () => reopen(this.#books, command))
  }

  /** The report of a receipt's hash. Refuses `report_not_found`. */
  find(receiptHash: string, nowMs: number): Promise<Result<ReportRecord>> {
    return this.#in(nowMs, () => {
      const row = this.#books.run.reportOfReceipt.get({ receiptHash })
      return row === undefined ? refuse(problem('report_not_found')) : reportRecord(this.#books, row.id)
    })
  }

  found(id: string, nowMs: number): Promise<Result<ReportRecord>> {
    return this.#in(nowMs, () => reportRecord(this.#books, id))
  }

  /** A case with its whole history. */
  file(caseId: string, nowMs: number): Promise<{ record: CaseRecord; events: EventRecord[] } | null> {
    return this.#in(nowMs, () =>
      this.#books.run.caseRow.get({ id: caseId }) === undefined
        ? null
        : { record: caseRecord(this.#books, caseId), events: eventsOf(this.#books, caseId) },
    )
  }

  /** Cases that may be published, newest first. */
  published(query: PublicQuery, nowMs: number): Promise<CaseRecord[]> {
    return this.#in(nowMs, () => publicCases(this.#books, query))
  }

  /** The numbers of the cases that were opened in a span of time. */
  tallies(fromMs: number, untilMs: number, nowMs: number): Promise<KindTally[]> {
    return this.#in(nowMs, () =>
      talliesOf(statesBetween(this.#books, fromMs, untilMs), reportsBetween(this.#books, fromMs, untilMs)),
    )
  }

  /** All that staff do. */
  desk(): CasebookDesk {
    return new CasebookDesk({
      books: () => this.#books,
      bell: this.#bell,
      in: (nowMs, work) => this.#in(nowMs, () => work(this.#books)),
      once: (command, work) => this.#once(command, () => work(this.#books)),
    })
  }

  override async alarm(): Promise<void> {
    this.#clock.rang()
    const nowMs = (): number => this.#clock.nowMs()
    await this.#in(nowMs(), () => undefined)
    this.#nextMessageMs = Infinity
    try {
      await sendDue(this.#books, this.env, nowMs)
    } finally {
      // A message that cannot be written keeps neither the others nor the photos.
      this.#nextMessageMs = Math.min(this.#nextMessageMs, nextDueAtMs(this.#db) ?? Infinity)
      await this.#tend(nowMs)
    }
  }

  async #tend(nowMs: () => number): Promise<void> {
    try {
      await tendAlbums(this.#books, this.env)
    } finally {
      // What an album did not do now is asked of it again.
      this.#nextAlbumsMs = hasAlbumsDue(this.#books) ? nowMs() + ALBUMS_EVERY_MS : Infinity
      this.#arm()
    }
  }

  #newBooks(): CaseBooks {
    const ring = keyRing(this.env)
    return {
      db: this.#db,
      run: prepareStatements(this.#db),
      seen: new Seen(),
      ring: ring.ok ? ring.value : undefined,
      soon: (atMs) => {
        this.#nextChoreMs = Math.min(this.#nextChoreMs, atMs)
      },
      changed: (state) => {
        if (isUrgent(state)) this.#bell.note()
      },
      tell: (kind, subject, nowMs) => {
        enqueue(this.#db, [{ kind, subject, dueAtMs: nowMs }])
        this.#nextMessageMs = Math.min(this.#nextMessageMs, nowMs + GATHER_MS)
      },
    }
  }

  /** Does what is due by the time a request sees, and then its own work. */
  #in<T>(nowMs: number, work: () => T): Promise<T> {
    return this.#batch.add(() => {
      if (this.#clock.follow(nowMs)) this.#nextChoreMs = Math.min(this.#nextChoreMs, nowMs)
      if (nowMs >= this.#nextChoreMs) {
        this.#nextChoreMs = doChores(this.#books, nowMs)
        if (hasAlbumsDue(this.#books))
          this.#nextAlbumsMs = Math.min(this.#nextAlbumsMs, nowMs + ALBUMS_EVERY_MS)
      }
      return work()
    })
  }

  #once<T>({ nowMs, keyed }: { nowMs: number; keyed: Keyed }, work: () => Result<T>): Promise<Result<T>> {
    return this.#in(nowMs, () => {
      const before = this.#books.run.answer.get({ key: keyed.key })
      if (before !== undefined) return this.#answered(keyed, work)
      const result = work()
      // A refusal is not kept: what was refused may be mended, and is then a new request.
      if (result.ok) this.#books.run.keepAnswer.run({ ...keyed, answer: JSON.stringify(result), atMs: nowMs })
      return result
    })
  }

  /** What was answered under this key; where nothing was, `work`. */
  #answered<T>({ key, body }: Keyed, work: () => Result<T>): Result<T> {
    const before = this.#books.run.answer.get({ key })
    if (before === undefined) return work()
    return before.body === body
      ? (JSON.parse(before.answer) as Result<T>)
      : refuse(problem('idempotency_key_reused'))
  }

  #arm(): void {
    this.#clock.arm(Math.min(this.#nextChoreMs, this.#nextMessageMs, this.#nextAlbumsMs))
  }
}
