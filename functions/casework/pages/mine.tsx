import type { PolicyRequest } from '../../../schema/policy.ts'
import type { ProblemCode } from '../../../schema/problems.ts'
import type { FieldValue } from '../../../schema/api/casework.ts'
import type { ReadFields } from '../../../schema/casework/read-report.ts'
import { FindPage, type FindModel } from '../../../views/casework/FindPage.tsx'
import type { MineModel } from '../../../views/casework/model.ts'
import { fieldText, urgencyText } from '../../../views/casework/read-back.ts'
import { nowMs } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { keyRing } from '../../keys.ts'
import { onTo, statusOf } from '../../pages.ts'
import { t } from '../../words.ts'
import { mine, type MyReport } from '../counter.ts'
import { receiptOf } from '../party.ts'
import { kindOf, rules, townshipName, unitName } from '../rules.ts'
import { keepToken, keptToken } from './cookies.ts'
import { given, refused, show, type Mode, type Visit } from './show.tsx'

const texts = (value: FieldValue | undefined): string[] => {
  if (value === undefined) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return Array.isArray(value) ? value : [String(value)]
}

/** What somebody wrote, by the words of the form. Of a child nothing: who looks over a shoulder may be the one it is about. */
const wroteIn = (kind: PolicyRequest, { typed, record }: MyReport): MineModel['wrote'] => {
  if (typed === undefined || kind.privacy === 'child') return undefined
  const fields: ReadFields = { ...record.state.open, ...typed.fields }
  const place = [townshipName(record.state.township), typed.landmark]
  const phone =
    typed.phone === undefined
      ? t('report.follow.noContact')
      : t('report.follow.phoneLeft', { last4: typed.phone.slice(-4) })
  const asked = [
    ...kind.urgency.map(({ id, ask }) => ({ name: ask, value: urgencyText(texts(fields[id]), t) })),
    ...kind.fields.map((field) => ({
      name: field.label,
      value: fieldText(field, texts(fields[field.id]), t),
    })),
    { name: t('report.follow.place'), value: place.filter((part) => part !== undefined).join('，') },
    {
      name: t('report.follow.photos'),
      value: record.photos.length === 0 ? '' : t('report.follow.photoCount', { count: record.photos.length }),
    },
  ]
  return [
    ...asked.filter(({ value }) => value !== ''),
    ...(kind.contact.phone === 'none' ? [] : [{ name: t('report.follow.contact'), value: phone }]),
  ]
}

/** The receipt again, for whoever has the token. */
export const receiptFor = (c: Visit, { id }: MyReport): string => {
  const ring = keyRing(c.env)
  if (!ring.ok) throw new Error('a report was found without keys')
  return receiptOf(ring.value, id)
}

export const mineModel = (c: Visit, found: MyReport): MineModel => {
  const { view, record } = found
  const { state } = record
  const kind = kindOf(state.kind)
  const wrote = wroteIn(kind, found)
  return {
    kind,
    view,
    receipt: receiptFor(c, found),
    nowMs: nowMs(c),
    acceptByMs: state.acceptByMs,
    dueByMs: state.answerByMs,
    unit: unitName(state.unit, state.township),
    escalatedTo: unitName(rules.escalateTo),
    late: { accept: state.late.includes('accept'), answer: state.late.includes('answer') },
    keyed: newKey(),
    ...(wrote === undefined ? {} : { wrote }),
  }
}

export const findPage = (c: Visit, mode: Mode, model: FindModel, refusal?: ProblemCode): Promise<Response> =>
  show(
    c,
    mode,
    t('report.find.title'),
    <FindPage {...given(mode)} {...model} {...(refusal === undefined ? {} : { refusal })} />,
    {
      other: mode.paths.follow,
      status: model.faults.length > 0 ? 422 : refusal === undefined ? undefined : statusOf(refusal),
    },
  )

export const NOTHING_TYPED: FindModel = { receipt: '', faults: [] }

/** Refusals after which looking it up again is what helps. */
export const askAgain = (c: Visit, mode: Mode, code: ProblemCode): Promise<Response> =>
  code === 'token_invalid' || code === 'report_not_found'
    ? findPage(c, mode, NOTHING_TYPED, code)
    : refused(c, mode, code)

/** With the report that this browser sent or looked up last; without one, the page to look it up. */
export const withMine = async (
  c: Visit,
  mode: Mode,
  work: (found: MyReport) => Response | Promise<Response>,
): Promise<Response> => {
  const token = keptToken(c)
  if (token === undefined) return onTo(c, mode.paths.find)
  const found = await mine(c, token)
  if (!found.ok) return askAgain(c, mode, found.problem.code)
  keepToken(c, found.value.token)
  return work(found.value)
}
