import { dayOf, dayText } from '../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { mayUnder, needsReason, requestOutcomes } from '../../../schema/desk/rights.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { refuse, ok, type Result } from '../../../schema/result.ts'
import { requestPath } from '../../../views/desk/retention/addresses.ts'
import { RequestPage, type RequestModel } from '../../../views/desk/retention/RequestPage.tsx'
import { nowMs } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import {
  atText,
  given,
  refused,
  roleName,
  show,
  staffOf,
  statusOf,
  type Signed,
  type Visit,
} from '../pages/show.tsx'
import { settledAll } from '../acting.ts'
import type { RightsRequest, RightsStep } from './register.ts'
import { atRights } from './rights-of.ts'
import { allNames, linesOf, looksNames, theirThings, type Theirs } from './things.ts'
import { numberIn, whyFault, word, type TypedCorrection } from './typed.ts'

/** A request, and everything that belongs to whoever asks. */
export type File = { request: RightsRequest; steps: RightsStep[]; theirs: Theirs }

/** The file of a number; with `act`, only where the request is open and asks for that. */
export const fileOf = async (
  c: Visit,
  one: Signed,
  number: number,
  act?: RequestModel['may'][number],
): Promise<Result<File, DeskFault>> => {
  // What was begun and not written down, as the desk failed in between, is written down before the file is read.
  await settledAll(c)
  const file = await atRights(c, (rights) => rights.file(number))
  if (!file.ok) return file
  const { request, steps } = file.value
  if (act !== undefined && !mayUnder[request.kind].includes(act)) return refuse(deskFault('request_other'))
  if (act !== undefined && request.outcome !== null) return refuse(deskFault('request_closed'))
  return ok({ request, steps, theirs: await theirThings(c, one, request.lookup) })
}

export type Look = { id: string; at: string; act: string; role: string }

/** What staff read and did of somebody's things, newest first: when, what, and as what; never who. */
export const looksOf = async (c: Visit, theirs: Theirs): Promise<Look[]> => {
  const [rows, { staff }] = await Promise.all([
    atRights(c, (rights) => rights.looksAt(looksNames(theirs))),
    staffOf(c).staff(nowMs(c)),
  ])
  const roles = new Map(staff.map(({ id, role }) => [id, roleName(role)]))
  const looks = rows.map(({ seq, atMs, act, who }) => ({
    id: String(seq),
    at: atText(atMs),
    act: t(`desk.act.${act}`),
    role: roles.get(who) ?? t('desk.audit.nobody'),
  }))
  // Several fields or things in the same minute are one look.
  const isSame = (one: Look, other: Look | undefined): boolean =>
    one.at === other?.at && one.act === other.act && one.role === other.role
  return looks.filter((one, at) => !isSame(one, looks[at - 1]))
}

const dones = ['registered', 'corrected', 'erased', 'closed'] as const

const factsOf = ({ request }: File): RequestModel['facts'] => [
  { name: t('desk-retention.column.received'), value: dayText(request.received) },
  { name: t('desk-retention.column.due'), value: dayText(dayOf(request.dueMs)) },
  {
    name: t('desk-retention.column.proof'),
    value: policy.rights.proofs.find(({ id }) => id === request.proof)?.label ?? request.proof,
  },
]

type State = {
  correct?: TypedCorrection
  closing?: RequestModel['closing']
  faults?: readonly FieldFault[]
  fault?: DeskFault
}

/** The page of a request; that somebody looked is written down before it is shown. */
export const requestPage = async (
  c: Visit,
  one: Signed,
  file: File,
  { correct, closing, faults = [], fault }: State = {},
): Promise<Response> => {
  const { request, steps, theirs } = file
  const { number, kind, outcome } = request
  const looks = await looksOf(c, theirs)
  const look = { number, things: allNames(theirs), by: one.person.id, nowMs: nowMs(c) }
  await atRights(c, (rights) => rights.looked(look))
  const things = linesOf(theirs)
  const done = dones.find((said) => said === c.req.query('done'))
  const model: RequestModel = {
    number,
    keyed: newKey(),
    kind: t(`desk-retention.kind.${kind}`),
    facts: factsOf(file),
    things,
    looks,
    steps: steps.map(({ key, atMs, act, count }) => ({
      id: key,
      at: atText(atMs),
      act: t(`desk.act.${act}`),
      count: t('desk-retention.request.step-count', { count }),
    })),
    may: outcome === null && things.length > 0 ? mayUnder[kind] : [],
    correct:
      correct === undefined
        ? { name: '', phone: '', why: '', chosen: new Set(things.map(({ id }) => id)) }
        : { ...correct, chosen: new Set(correct.chosen) },
    outcomes: requestOutcomes.map((value) => ({ value, text: t(`desk-retention.outcome.${value}`) })),
    closing: closing ?? { outcome: things.length === 0 ? 'nothing' : 'done', why: '' },
    faults,
    ...(fault === undefined ? {} : { fault }),
    ...(done === undefined ? {} : { done: t(`desk-retention.request.done.${done}`) }),
    ...(outcome === null
      ? {}
      : {
          closed: t('desk-retention.request.closed', { outcome: t(`desk-retention.outcome.${outcome}`) }),
        }),
  }
  const title = t('desk-retention.request.title', { number, kind: model.kind })
  const status = fault === undefined ? (faults.length === 0 ? 200 : 422) : statusOf(fault)
  return show(c, title, <RequestPage {...given(one)} {...model} />, status)
}

/** `GET /desk/retention/request/?number=7` */
export const getRequest = async (c: Visit, one: Signed): Promise<Response> => {
  const file = await fileOf(c, one, numberIn(c.req.query('number')))
  return file.ok ? requestPage(c, one, file.value) : refused(c, file.problem, true)
}

/** `POST /desk/retention/close/`: how it was answered; a refusal, whole or in part, says why. */
export const postClose = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const file = await fileOf(c, one, numberIn(form.get('number') ?? undefined))
  if (!file.ok) return refused(c, file.problem, true)
  const outcome = requestOutcomes.find((known) => known === form.get('outcome'))
  const closing = { outcome: outcome ?? '', why: word(form, 'reason') }
  const faults: FieldFault[] =
    outcome === undefined
      ? [{ path: 'outcome', code: 'not_an_option' }]
      : needsReason(outcome)
        ? whyFault(closing.why, 'reason')
        : []
  if (outcome === undefined || faults.length > 0) return requestPage(c, one, file.value, { closing, faults })
  const { number } = file.value.request
  const command = { number, outcome, why: closing.why, by: one.person.id, nowMs: nowMs(c) }
  const closed = await atRights(c, (rights) => rights.close(command))
  if (!closed.ok) return requestPage(c, one, file.value, { closing, fault: closed.problem })
  return onTo(c, `${requestPath(number)}&done=closed`)
}
