import type { Context } from 'hono'
import type { ReportView, TypedReport } from '../../schema/api/casework.ts'
import type { Spot } from '../../schema/casework/near.ts'
import { readReceipt } from '../../schema/casework/receipt.ts'
import { readReport, tidyText } from '../../schema/casework/read-report.ts'
import { dayOf } from '../../schema/dates.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { keyRing, type KeyRing } from '../keys.ts'
import { lookupHash } from '../lookup-hash.ts'
import { policy } from '../policy.ts'
import { readToken, signToken } from '../token.ts'
import type { Casebook } from './casebook.ts'
import type {
  CaseRecord,
  Keyed,
  KindTally,
  PublicQuery,
  ReportCommand,
  Reported,
  ReportRecord,
} from './commands.ts'
import {
  draftHashOf,
  openReport,
  openSpot,
  phoneHashOf,
  receiptHashOf,
  receiptOf,
  sealReport,
  sealSpot,
  sealWords,
  type Told,
} from './party.ts'
import { adopt, areWaiting } from './photos/index.ts'
import { divisions, kinds, rules } from './rules.ts'
import { reportView } from './views.ts'

/**
 * What a reporter can do, for the JSON routes, the pages and Open311 alike. Here everything is read, hashed and sealed; the
 * casebook behind it sees no word, no name and no number. Refusals are values; the codes are those of schema/problems.ts.
 */
export type Visitor = Context<AppEnv>
export type Retryable = { key: string }

/** `id` is the report's; the token lets its reporter act for half an hour. */
export type Sent = {
  id: string
  receipt: string
  token: string
  acceptByMs: number
  dueByMs: number
  maybeKnown: boolean
}

/** A report as its reporter sees it; `typed` is what they wrote, until it is erased. */
export type MyReport = {
  id: string
  caseId: string
  token: string
  view: ReportView
  record: ReportRecord
  typed: Told | undefined
  /** Where, as exactly as it was told; gone together with what they wrote. */
  spot: Spot | undefined
}

const TOKEN_MS = 30 * 60_000
const TOKEN_PURPOSE = 'report'

export const casebookOf = (c: Visitor): DurableObjectStub<Casebook> =>
  c.env.CASEWORK.getByName(policy.jurisdiction.code)

export const keyed = (ring: KeyRing, operation: string, { key }: Retryable, body: unknown): Keyed => ({
  key: `${operation}/${key}`,
  body: lookupHash(ring, 'request-body', JSON.stringify(body)),
})

const tokenFor = (c: Visitor, ring: KeyRing, id: string): string =>
  signToken(ring, TOKEN_PURPOSE, { id }, nowMs(c) + TOKEN_MS)

const idOf = (c: Visitor, ring: KeyRing, token: string): Result<string> => {
  const payload = readToken(ring, TOKEN_PURPOSE, token, nowMs(c))
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined
  return typeof id === 'string' ? ok(id) : refuse(problem('token_invalid'))
}

const commandOf = (
  c: Visitor,
  ring: KeyRing,
  { typed, review = false, key }: { typed: TypedReport; review?: boolean } & Retryable,
): Result<ReportCommand> => {
  const kind = kinds.get(typed.kind)
  if (kind === undefined) return refuse(problem('kind_not_found'))
  const read = readReport(kind, typed, divisions)
  if (!read.ok) return read
  const { sealed, spot, danger, open } = read.value
  const id = crypto.randomUUID()
  return ok({
    nowMs: nowMs(c),
    keyed: keyed(ring, 'report', { key }, typed),
    report: {
      id,
      caseId: crypto.randomUUID(),
      kind: kind.id,
      receiptHash: receiptHashOf(ring, receiptOf(ring, id)),
      ...(typed.draftId !== undefined && { draftHash: draftHashOf(ring, typed.draftId) }),
      sealed: sealReport(ring, id, sealed),
      ...(sealed.phone !== undefined && { phoneHash: phoneHashOf(ring, sealed.phone) }),
      spot,
      sealedSpot: sealSpot(ring, id, spot),
      danger,
      open,
      photos: [...new Set(typed.photos)],
      review,
    },
  })
}

/** Hands the photos of a report over to its case. What fails here is done later by the casebook's alarm. */
const handOver = async (
  c: Visitor,
  { id, caseId }: Pick<Reported, 'id' | 'caseId'>,
  photos: readonly string[],
): Promise<void> => {
  if (photos.length === 0) return
  await adopt(c.env, caseId, id, [...photos])
  await casebookOf(c).adopted(caseId, photos)
}

/**
 * Sends a report. Refuses `kind_not_found`, `invalid_input` (`fields.<id>`, `place.township`, `contact.phone`, `photos`),
 * `photo_gone` and `idempotency_key_reused`. The same draft is one report, under whatever key it comes.
 */
export const send = async (
  c: Visitor,
  request: { typed: TypedReport; review?: boolean } & Retryable,
): Promise<Result<Sent>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const command = commandOf(c, ring.value, request)
  if (!command.ok) return command
  const { photos, id: own } = command.value.report
  const casebook = casebookOf(c)
  const isNew = photos.length === 0 || (await areWaiting(c.env, photos))
  const sent: Result<Reported> = isNew
    ? await casebook.report(command.value)
    : ((await casebook.reportedBefore(command.value)) ?? refuse(problem('photo_gone')))
  if (!sent.ok) return sent
  // A draft that came before has its photos; others that came with it this time belong to nothing, and go by themselves.
  if (sent.value.id === own) await handOver(c, sent.value, photos)
  const { id, acceptByMs, answerByMs, maybeKnown } = sent.value
  return ok({
    id,
    receipt: receiptOf(ring.value, id),
    token: tokenFor(c, ring.value, id),
    acceptByMs,
    dueByMs: answerByMs,
    maybeKnown,
  })
}

const myReport = (c: Visitor, ring: KeyRing, record: ReportRecord): MyReport => ({
  id: record.id,
  caseId: record.caseId,
  token: tokenFor(c, ring, record.id),
  view: reportView(ring, record, nowMs(c)),
  record,
  typed: record.sealed === null ? undefined : openReport(ring, record.id, record.sealed),
  spot: record.spot === null ? undefined : openSpot(ring, record.id, record.spot),
})

/** Finds a report by its receipt. Refuses `invalid_input` (`receipt`) for what can be none, `report_not_found`. */
export const find = async (c: Visitor, { receipt }: { receipt: string }): Promise<Result<MyReport>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const read = readReceipt(receipt)
  if ('fault' in read) {
    const code = read.fault === 'length' ? 'not_a_receipt' : 'receipt_mistyped'
    return refuse(problem('invalid_input', [{ path: 'receipt', code }]))
  }
  const found = await casebookOf(c).find(receiptHashOf(ring.value, read.receipt), nowMs(c))
  return found.ok ? ok(myReport(c, ring.value, found.value)) : found
}

/** Runs `work` for whoever has the token, and then tells how the report stands. */
const acting = async (
  c: Visitor,
  token: string,
  work: (ring: KeyRing, id: string) => Promise<Result<unknown>>,
): Promise<Result<MyReport>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const id = idOf(c, ring.value, token)
  if (!id.ok) return id
  const done = await work(ring.value, id.value)
  if (!done.ok) return done
  const found = await casebookOf(c).found(id.value, nowMs(c))
  return found.ok ? ok(myReport(c, ring.value, found.value)) : found
}

export const mine = (c: Visitor, token: string): Promise<Result<MyReport>> =>
  acting(c, token, () => Promise.resolve(ok(true)))

/** Words as they are kept; refuses what is too long, or empty where something has to be said. */
const wordsOf = (text: string, required: boolean): Result<string> => {
  const words = tidyText(text)
  if (words === '' && required) return refuse(problem('invalid_input', [{ path: 'text', code: 'required' }]))
  return Array.from(words).length > rules.mostWords
    ? refuse(problem('invalid_input', [{ path: 'text', code: 'too_long', params: { max: rules.mostWords } }]))
    : ok(words)
}

/** Adds words or photos; an open question is answered by them. Refuses `report_over`, `too_many_additions`, `photo_gone`. */
export const add = (
  c: Visitor,
  {
    token,
    key,
    text = '',
    photos: sent = [],
  }: Retryable & { token: string; text?: string; photos?: string[] },
): Promise<Result<MyReport>> =>
  acting(c, token, async (ring, id) => {
    const photos = [...new Set(sent)]
    const words = wordsOf(text, photos.length === 0)
    if (!words.ok) return words
    const command = {
      nowMs: nowMs(c),
      keyed: keyed(ring, 'add', { key }, [id, text, photos]),
      id,
      sealed: words.value === '' ? null : sealWords(ring, id, words.value),
      photos,
    }
    const waiting = photos.length === 0 || (await areWaiting(c.env, photos))
    const added = await casebookOf(c).add(waiting ? command : { ...command, onlyAgain: true })
    if (!added.ok || !waiting) return added
    const found = await casebookOf(c).found(id, nowMs(c))
    if (found.ok) await handOver(c, found.value, photos)
    return added
  })

export const withdraw = (
  c: Visitor,
  { token, key }: Retryable & { token: string },
): Promise<Result<MyReport>> =>
  acting(c, token, (ring, id) =>
    casebookOf(c).withdraw({ nowMs: nowMs(c), id, keyed: keyed(ring, 'withdraw', { key }, id) }),
  )

/** The outcome was wrong, and why. Refuses `report_over`, `too_many_reopenings`. */
export const reopen = (
  c: Visitor,
  { token, key, text }: Retryable & { token: string; text: string },
): Promise<Result<MyReport>> =>
  acting(c, token, async (ring, id) => {
    const words = wordsOf(text, true)
    if (!words.ok) return words
    const sealed = sealWords(ring, id, words.value)
    const command = { nowMs: nowMs(c), id, sealed, keyed: keyed(ring, 'reopen', { key }, [id, text]) }
    return casebookOf(c).reopen(command)
  })

/** Cases of things, newest first; of kinds that are about persons there are none, whatever is asked. */
export const publicCases = async (c: Visitor, query: PublicQuery): Promise<CaseRecord[]> => {
  const things = query.kinds.filter((id) => kinds.get(id)?.privacy === 'thing')
  return casebookOf(c).published({ ...query, kinds: things }, nowMs(c))
}

/** The numbers of a month (`2027-05`) in Asia/Shanghai, as whole as they are: nothing is suppressed here. */
export const tallies = (c: Visitor, month: string): Promise<KindTally[]> => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const startOf = (text: string): number => Date.parse(`${text}-01T00:00:00+08:00`)
  return casebookOf(c).tallies(startOf(month), startOf(next), nowMs(c))
}

/** The day that this visitor sees; months are chosen by it. */
export const todayOf = (c: Visitor): string => dayOf(nowMs(c))
