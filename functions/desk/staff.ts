import { DurableObject } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import type { AuditEntry, AuditRow, KeyedEntry } from '../../schema/desk/audit.ts'
import type { DeskFault } from '../../schema/desk/faults.ts'
import type { Person } from '../../schema/desk/person.ts'
import type { ResetKind } from '../../schema/desk/reset.ts'
import { ok, type Result } from '../../schema/result.ts'
import type { Env } from '../env.ts'
import { keyRing } from '../keys.ts'
import { changeRole, colleague, type ChangeCommand, type Colleague } from './accounts/changing.ts'
import { isFresh } from './accounts/own.ts'
import { OwnDesk, type Held, type Shown, type Typed } from './accounts/own-desk.ts'
import { makeReset, resetOf, useReset, type ResetCommand, type ResetUse } from './accounts/resetting.ts'
import { auditHead, readAudit, writeActs, writeAudit, type AuditQuery } from './audit/book.ts'
import type { Books } from './books.ts'
import { accept, enrol, enrolment, type AcceptCommand } from './enrolling.ts'
import {
  endAccess,
  invitation,
  invite,
  staffList,
  type Invitation,
  type InviteCommand,
  type Invited,
  type StaffList,
} from './inviting.ts'
import { forgetRequests, nextToForgetMs } from './retention/register.ts'
import { RightsDesk } from './retention/rights-desk.ts'
import { migrations } from './migrations.ts'
import {
  acceptBySubject,
  enterBySubject,
  linkSubject,
  unlinkSubject,
  type Entered,
  type Subject,
  type Vouched,
} from './oidc/subjects.ts'
import { Pace } from './pace.ts'
import {
  dropToken,
  endOthers,
  endOwn,
  endSession,
  personOf,
  present,
  sessionsOf,
  type Present,
  type SessionView,
} from './sessions.ts'
import { second, signIn, type SignInCommand } from './signing-in.ts'

/** Strangers together: so many passwords at once, and then one in two seconds. */
const BURST = 20
const PAUSE_MS = 2_000

type Answer<T> = Result<T, DeskFault>

/**
 * Who works at the desk of this jurisdiction, their sessions, and the audit. Every method is one synchronous transaction: what is
 * done and what is written of it are on disk together, or neither is.
 */
export class Staff extends DurableObject<Env> {
  #books!: Books

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    const db = drizzle(state.storage)
    void state.blockConcurrencyWhile(async () => {
      await migrate(db, migrations)
      const ring = keyRing(env)
      if (!ring.ok) throw new Error('the desk has no key ring')
      const { secondFactor } = await import('./second-factor.ts')
      const pace = env.PORTAL_LIMITS === 'off' ? undefined : new Pace(BURST, PAUSE_MS)
      this.#books = { db, ring: ring.value, factor: secondFactor, pace }
      await this.#armForgetting()
    })
  }

  invite(command: InviteCommand): Answer<Invited> {
    return this.#in((books) => invite(books, command))
  }

  /** What an invite says to whoever opens it. Refuses `invite_over`. */
  invitation(token: string, nowMs: number): Answer<Invitation> {
    return this.#in((books) => {
      const found = invitation(books, token, nowMs)
      return found.ok ? ok({ name: found.value.name, role: found.value.role }) : found
    })
  }

  accept(command: AcceptCommand): Answer<{ token: string }> {
    return this.#in((books) => accept(books, command))
  }

  enrolment({ token, nowMs }: Held): Answer<Shown> {
    return this.#in((books) => enrolment(books, token, nowMs))
  }

  enrol(command: Typed): Answer<{ token: string; staffId: string; codes: string[] }> {
    return this.#in((books) => enrol(books, command))
  }

  signIn(command: SignInCommand): Answer<{ token: string }> {
    return this.#in((books) => signIn(books, command))
  }

  /** Whether the password was right and the code is still missing. */
  awaitsCode({ token, nowMs }: Held): boolean {
    return this.#in((books) => present(books, token, nowMs, 'code').ok)
  }

  second(command: Typed): Answer<{ token: string; staffId: string }> {
    return this.#in((books) => second(books, command))
  }

  /** Who is signed in. Refuses `signed_out`. */
  who({ token, nowMs }: Held): Answer<Person> {
    // By the time of whoever visits as well: the alarm may ring late.
    this.#in((books) => forgetRequests(books, nowMs))
    return this.#as({ token, nowMs }, (_, { row }) => personOf(row))
  }

  /** The same for what asks by itself, as an open board: a session does not live on by it. */
  stillIn({ token, nowMs }: Held): Answer<Person> {
    return this.#in((books) => {
      const found = present(books, token, nowMs, 'in', { touch: false })
      return found.ok ? ok(personOf(found.value.row)) : found
    })
  }

  sessions(held: Held): Answer<SessionView[]> {
    return this.#as(held, (books, one) => sessionsOf(books, one, held.nowMs))
  }

  endSession(held: Held & { id: string }): Answer<true> {
    return this.#as(held, (books, one) => {
      endOwn(books, one, held.id, held.nowMs)
      return true
    })
  }

  endOthers(held: Held): Answer<true> {
    return this.#as(held, (books, one) => {
      endOthers(books, one, held.nowMs)
      return true
    })
  }

  signOut(held: Held): Answer<true> {
    return this.#as(held, (books, one) => {
      endSession(books, one)
      writeAudit(books, { atMs: held.nowMs, who: one.row.id, act: 'signed-out', about: one.row.id, why: '' })
      return true
    })
  }

  staff(nowMs: number): StaffList {
    return this.#in((books) => staffList(books, nowMs))
  }

  endAccess(command: { id: string; by: string; why?: string; nowMs: number }): Answer<true> {
    return this.#in((books) => endAccess(books, command))
  }

  /** For what is done elsewhere at the desk: refusals, unmaskings, readings. */
  write(entry: AuditEntry): void {
    this.#in((books) => writeAudit(books, entry))
  }

  /** For acts of other objects, each once (acts/acts.ts). */
  writeActs(acts: readonly KeyedEntry[]): void {
    this.#in((books) => writeActs(books, acts))
  }

  audit(query: AuditQuery): { rows: AuditRow[]; head: { seq: number; hash: string } } {
    return this.#in((books) => ({ rows: readAudit(books, query), head: auditHead(books) }))
  }

  /** Requests about one's own data. */
  rights(): RightsDesk {
    return new RightsDesk(
      (work) => this.#in(work),
      () => this.#armForgetting(),
    )
  }

  own(): OwnDesk {
    return new OwnDesk((work) => this.#in(work))
  }

  /** Whether a code was typed in this session a short while ago. */
  isFresh({ token, nowMs }: Held): boolean {
    return this.#in((books) => {
      const found = present(books, token, nowMs)
      return found.ok && isFresh(found.value, nowMs)
    })
  }

  colleague(id: string): Answer<Colleague> {
    return this.#in((books) => colleague(books, id))
  }

  changeRole(command: ChangeCommand): Answer<true> {
    return this.#in((books) => changeRole(books, command))
  }

  makeReset(command: ResetCommand): Answer<Invited> {
    return this.#in((books) => makeReset(books, command))
  }

  resetOf({ token, nowMs }: Held): Answer<{ name: string; login: string; what: ResetKind }> {
    return this.#in((books) => resetOf(books, token, nowMs))
  }

  useReset(use: ResetUse): Answer<{ token?: string }> {
    return this.#in((books) => useReset(books, use))
  }

  enterBySubject(vouched: Vouched): Answer<Entered> {
    return this.#in((books) => enterBySubject(books, vouched))
  }

  acceptBySubject(vouched: Vouched & { invite: string }): Answer<Entered> {
    return this.#in((books) => acceptBySubject(books, vouched))
  }

  linkSubject(command: {
    id: string
    subject: Subject
    why: string
    by: string
    nowMs: number
  }): Answer<true> {
    return this.#in((books) => linkSubject(books, command))
  }

  unlinkSubject(command: { id: string; why: string; by: string; nowMs: number }): Answer<true> {
    return this.#in((books) => unlinkSubject(books, command))
  }

  /** Ends whatever session a browser brought to a new sign-in. */
  drop(token: string): void {
    this.#in((books) => dropToken(books, token))
  }

  /** The time of a request that was answered is over: it goes, though nobody comes to the desk. */
  override async alarm(): Promise<void> {
    this.#in((books) => forgetRequests(books, Date.now()))
    await this.#armForgetting()
  }

  /** The alarm is for nothing else, so that the last setting is the right one. */
  async #armForgetting(): Promise<void> {
    const nextMs = this.#in(nextToForgetMs)
    if (nextMs !== undefined) await this.ctx.storage.setAlarm(nextMs)
  }

  #in<T>(work: (books: Books) => T): T {
    return this.#books.db.transaction(() => work(this.#books))
  }

  #as<T>({ token, nowMs }: Held, work: (books: Books, one: Present) => T): Answer<T> {
    return this.#in((books) => {
      const found = present(books, token, nowMs)
      return found.ok ? ok(work(books, found.value)) : found
    })
  }
}
