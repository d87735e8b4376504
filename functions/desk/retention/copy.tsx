import { codeText } from '../../../schema/booking/code.ts'
import { readInstant } from '../../../schema/booking/instant.ts'
import { whenText } from '../../../schema/booking/when-text.ts'
import { dayText, isDay } from '../../../schema/dates.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { ok, type Result } from '../../../schema/result.ts'
import { CopyPage, type CopyModel, type Fact } from '../../../views/desk/retention/CopyPage.tsx'
import type { BookingCopy } from '../../booking/desk/rights.ts'
import type { ReportCopy } from '../../casework/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { keyOf } from '../../form-key.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { personalCopy, type PersonalCopy } from './copy-data.ts'
import { fileOf } from './request.tsx'
import { atRights } from './rights-of.ts'
import { numberIn } from './typed.ts'

/** The copy of a request, with its step in the register. */
const madeCopy = async (
  c: Visit,
  one: Signed,
  form: URLSearchParams,
  as: 'page' | 'file',
): Promise<Result<PersonalCopy, DeskFault>> => {
  const file = await fileOf(c, one, numberIn(form.get('number') ?? undefined), 'copy')
  if (!file.ok) return file
  const { request, theirs } = file.value
  const copy = await personalCopy(c, one, file.value)
  if (!copy.ok) return copy
  const command = {
    number: request.number,
    key: await keyOf(form, as, String(request.number)),
    act: 'request-copied',
    why: as,
    things: [],
    by: one.person.id,
    nowMs: nowMs(c),
  } as const
  const count = theirs.bookings.length + theirs.reports.length
  const noted = await atRights(c, (rights) => rights.note(command, count))
  return noted.ok ? ok(copy.value) : noted
}

const fact = (name: string, value: string | undefined): Fact[] =>
  value === undefined || value === '' ? [] : [{ name: t(`desk-retention.copy.${name}`), value }]

/** `2027-05-20T09:00:00+08:00` or a day, as people say it. */
const readable = (moment: string): string => {
  if (isDay(moment)) return dayText(moment)
  const atMs = readInstant(moment)
  return atMs === undefined ? moment : whenText(atMs)
}

const ofBooking = (one: BookingCopy): CopyModel['bookings'][number] => ({
  id: one.code,
  title: `${t(`desk-retention.what.${one.what}`)} ${codeText(one.code)}`,
  facts: [
    ...fact('service', one.service),
    ...fact('place', one.place),
    ...fact('when', readable(one.when)),
    ...fact('state', t(`desk-retention.state.${one.state}`)),
    ...fact('asked', readable(one.askedAt)),
    ...fact('name', one.name),
    ...fact('id-number', one.idNumber),
    ...fact('phone', one.phone ?? t('desk-retention.copy.phone-masked')),
    ...fact('others', one.others === 0 ? '' : t('desk-retention.copy.others-count', { count: one.others })),
    ...fact('entry', one.entry),
    ...fact('wishes', one.wishes?.map(readable).join('、')),
    ...fact('kept', readable(one.kept)),
  ],
})

const ofReport = (one: ReportCopy): CopyModel['reports'][number] => ({
  id: String(one.number),
  title: t('desk-retention.holds.case', { number: one.number, kind: one.kind }),
  facts: [
    ...fact('received', readable(one.receivedAt)),
    ...fact('state', t(`desk-retention.state.${one.status}`)),
    ...fact('outcome', one.outcome),
    ...fact('name', one.name),
    ...fact('phone', one.phone),
    ...(one.wrote ?? fact('words', t('desk-retention.copy.words-elsewhere'))),
    ...fact('photos', one.photos === 0 ? '' : t('desk-retention.copy.photos-count', { count: one.photos })),
    ...fact('kept', readable(one.kept)),
  ],
})

/** `POST /desk/retention/copy/`: a page to print. */
export const postCopy = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const copy = await madeCopy(c, one, form, 'page')
  if (!copy.ok) return refused(c, copy.problem, true)
  const { request: number, bookings, reports, looks, kept } = copy.value
  const model: CopyModel = {
    number,
    from: t('desk-retention.copy.from', {
      name: policy.jurisdiction.bureau.name,
      number,
      at: atText(nowMs(c)),
    }),
    bookings: bookings.map(ofBooking),
    reports: reports.map(ofReport),
    looks: looks.map(({ at, act, role }) => `${at} ${role}：${act}`),
    rules: kept.map(({ what, days, why }) => `${what}：${days}。${why}`),
  }
  return show(c, t('desk-retention.copy.title'), <CopyPage {...given(one)} {...model} />)
}

/** `POST /desk/retention/copy/file/`: the same as JSON. */
export const postCopyFile = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const copy = await madeCopy(c, one, form, 'file')
  if (!copy.ok) return refused(c, copy.problem, true)
  return c.body(`${JSON.stringify(copy.value, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="personal-data-${copy.value.request}.json"`,
    'cache-control': 'no-store',
  })
}
