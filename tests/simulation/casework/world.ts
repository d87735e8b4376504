import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { vi } from 'vitest'
import type { Casebook } from '../../../functions/casework/casebook.ts'
import type { StaffAct } from '../../../functions/casework/commands.ts'
import { receiptHashOf, sealWords } from '../../../functions/casework/party.ts'
import { caseworkRoutes } from '../../../functions/casework/routes.ts'
import type { AppEnv, Env } from '../../../functions/env.ts'
import { policy } from '../../../functions/policy.ts'
import type { ReportView, TypedReport } from '../../../schema/api/casework.ts'
import type { RequestKind } from '../../../schema/content/request.ts'
import { pick, type Random } from '../../support/random.ts'
import { reportOf } from '../../support/reports.ts'
import { staffAct } from '../../worker/report-client.ts'
import { ringWith } from '../../worker/rings.ts'
import { Broken } from '../engine.ts'
import type { CaseRow, Seen } from './look.ts'

const bindings = env as unknown as Env
/** What fails says so, and prints nothing: an object that is killed takes its requests with it. */
const api = new Hono<AppEnv>().route('/api', caseworkRoutes).onError((error, c) => c.text(String(error), 500))
const ring = ringWith('k1', { k1: 1 }, 2)

export type Told = { receipt: string; acceptedBy: string; dueBy: string; maybeKnown: boolean }
export type Mine = ReportView & { token: string }
/** Somebody who reports something; `told` is what they were answered once the report was in. */
export type Reporter = {
  no: number
  kind: RequestKind
  typed: TypedReport
  key: string
  sentMs: number
  told?: Told
  /** They asked to take it back, and it was taken back. */
  withdrawn: boolean
}
export type Answer = { status: number; text: string }

/** What somebody wrote can be known again wherever it turns up. */
export const markOf = ({ no }: Pick<Reporter, 'no'>): string => `记号${no}号`
const marks = /记号(\d+)号/g
/** What staff write for their own file, and what they write to those who reported. */
export const NOTE = '内部便条'
export const NOTICE = '答复公告'

const phoneOf = (no: number): string => `1390000${String(no).padStart(4, '0')}`

const hashes = new Map<string, string>()
/** How the tables know a receipt; reckoned once. */
export const hashOf = ({ receipt }: Told): string => {
  const known = hashes.get(receipt)
  if (known !== undefined) return known
  const hash = receiptHashOf(ring, receipt.replaceAll(' ', ''))
  hashes.set(receipt, hash)
  return hash
}

/** Kinds of one run: few enough that cases of one kind meet. */
const KINDS = 3

/** One casebook, those who report to it and those who work on it, and the clock they see. */
export class World {
  readonly reporters: Reporter[] = []
  /** Written without a network, and not sent yet. */
  readonly drafts: Reporter[] = []
  readonly kinds: RequestKind[]
  random: Random
  nowMs = 0
  /** The tables after the last step. */
  seen: Seen = { cases: [], reports: [], events: [], messages: [], alarmMs: null }

  constructor(startMs: number, random: Random) {
    this.random = random
    const left: RequestKind[] = [...policy.requests]
    this.kinds = Array.from({ length: Math.min(KINDS, left.length) }, () => {
      const kind = pick(random, left)
      left.splice(left.indexOf(kind), 1)
      return kind
    })
    this.setClock(startMs)
  }

  get casebook(): DurableObjectStub<Casebook> {
    return bindings.CASEWORK.getByName(policy.jurisdiction.code)
  }

  get sent(): (Reporter & { told: Told })[] {
    return this.reporters.filter((one): one is Reporter & { told: Told } => one.told !== undefined)
  }

  /** The clock of the requests and of the machine that the object runs on. */
  setClock(nowMs: number): void {
    this.nowMs = nowMs
    vi.setSystemTime(nowMs)
  }

  newId(): string {
    const digits = Array.from({ length: 30 }, () => Math.floor(this.random() * 16).toString(16)).join('')
    return digits.replace(/^(.{8})(.{4})(.{3})(.{3})/, '$1-$2-4$3-a$4-')
  }

  newReporter(draft: boolean): Reporter {
    const no = this.reporters.length + 1
    const { random } = this
    const kind = pick(random, this.kinds)
    const filling = { all: random() < 0.3, danger: random() < 0.3 }
    const sender = { words: `${markOf({ no })}亲眼看见的事`, phone: phoneOf(no) }
    const typed = reportOf(kind, random, sender, filling)
    const made: Reporter = {
      no,
      kind,
      typed: draft ? { ...typed, draftId: this.newId() } : typed,
      key: this.newId(),
      sentMs: this.nowMs,
      withdrawn: false,
    }
    this.reporters.push(made)
    return made
  }

  async ask(path: string, body: unknown, { key = this.newId(), token = '' } = {}): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    }
    const request = { method: 'POST', body: JSON.stringify(body), headers }
    const answer = await api.request(`http://portal/api${path}`, request, bindings)
    return { status: answer.status, text: await answer.text() }
  }

  /** Sends a report; what comes back has to be a receipt, and the same one for ever. */
  async send(reporter: Reporter, { key = reporter.key, typed = reporter.typed } = {}): Promise<Told> {
    const answer = await this.ask('/requests', typed, { key })
    return this.received(reporter, answer)
  }

  received(reporter: Reporter, { status, text }: Answer): Told {
    if (status !== 201) throw new Broken('a report is let in', { no: reporter.no, status, text })
    const told = JSON.parse(text) as Told
    if (reporter.told !== undefined && reporter.told.receipt !== told.receipt)
      throw new Broken('a report has one receipt', { no: reporter.no, was: reporter.told, now: told })
    if (reporter.told === undefined) reporter.sentMs = this.nowMs
    reporter.told ??= told
    return told
  }

  async look(reporter: Reporter & { told: Told }): Promise<Mine> {
    const { receipt } = reporter.told
    const { status, text } = await this.ask('/requests/lookup', { receipt })
    if (status !== 200) throw new Broken('each receipt answers', { no: reporter.no, status, text })
    const others = [...text.matchAll(marks)].filter(([, no]) => Number(no) !== reporter.no)
    if (others.length > 0) throw new Broken('nobody reads what another one wrote', { no: reporter.no, text })
    if (text.includes(NOTE)) throw new Broken('notes are for the desk', { no: reporter.no, text })
    const mine = JSON.parse(text) as Mine
    if (mine.kind !== reporter.kind.id) throw new Broken('a receipt is for its own report', { text })
    if (reporter.withdrawn && mine.status !== 'withdrawn')
      throw new Broken('what was taken back stays so', { no: reporter.no, text })
    return mine
  }

  sealed(caseId: string, words: string): string {
    return sealWords(ring, caseId, words)
  }

  async act({ id: caseId }: Pick<CaseRow, 'id'>, act: StaffAct): Promise<string> {
    const answer = await staffAct({ nowMs: this.nowMs, by: 'clerk', caseId, ...act })
    return answer.ok ? 'ok' : answer.problem.code
  }

  /**
   * Everything that must not be readable where it is stored. A place that is by chance as round as what may be known of it says nothing
   * more than that.
   */
  get planted(): string[] {
    return this.reporters.flatMap(({ no, typed: { place } }) => [
      markOf({ no }),
      phoneOf(no),
      ...[place?.lat, place?.lon].flatMap((degrees) =>
        degrees === undefined || degrees === Number(degrees.toFixed(3)) ? [] : [String(degrees)],
      ),
    ])
  }
}
