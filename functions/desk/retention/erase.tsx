import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { requestPath } from '../../../views/desk/retention/addresses.ts'
import { ErasePage } from '../../../views/desk/retention/ErasePage.tsx'
import { eraseBookings } from '../../booking/desk/rights.ts'
import { eraseReports } from '../../casework/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { t } from '../../words.ts'
import { given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { fileOf, requestPage, type File } from './request.tsx'
import { auditNames, idsIn, linesOf } from './things.ts'
import { numberIn, whyFault, word } from './typed.ts'
import { doUnder } from './under.ts'

type State = { typed?: { count: string; why: string }; faults?: readonly FieldFault[]; fault?: DeskFault }

const confirmPage = async (
  c: Visit,
  one: Signed,
  { request, theirs }: File,
  { typed = { count: '', why: '' }, faults = [], fault }: State = {},
): Promise<Response> => {
  const things = linesOf(theirs)
  const model = {
    number: request.number,
    keyed: newKey(),
    kind: t(`desk-retention.kind.${request.kind}`),
    free: things.filter(({ isFree }) => isFree),
    others: things.filter(({ isFree, isErased }) => !isFree && !isErased),
    remembered: theirs.bookings.some(({ remembered, standing }) => remembered && standing === 'free'),
    typed,
    faults,
    ...(fault === undefined ? {} : { fault }),
  }
  const status = fault === undefined ? (faults.length === 0 ? 200 : 422) : statusOf(fault)
  return show(c, t('desk-retention.erase.title'), <ErasePage {...given(one)} {...model} />, status)
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

/**
 * `POST /desk/retention/erase/`: first what would be gone; then, with the number of things typed by hand, it is. What the page showed has
 * to be what there is: nothing is erased that nobody saw.
 */
export const postErase = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const file = await fileOf(c, one, numberIn(form.get('number') ?? undefined), 'erase')
  if (!file.ok) return refused(c, file.problem, true)
  const { request, steps, theirs } = file.value
  const { number } = request
  const free = linesOf(theirs).flatMap(({ id, isFree }) => (isFree ? [id] : []))
  const shown = [...new Set(form.getAll('thing'))]
  const key = await keyOf(form, String(number), ...shown)
  if (steps.some((step) => step.key === key)) return onTo(c, `${requestPath(number)}&done=erased`)
  if (free.length === 0) return requestPage(c, one, file.value)
  if (!form.has('count')) return confirmPage(c, one, file.value)
  const typed = { count: word(form, 'count'), why: word(form, 'why') }
  if (!isSame(shown, free))
    return confirmPage(c, one, file.value, { typed, fault: deskFault('things_changed') })
  if (Number(typed.count.normalize('NFKC')) !== free.length)
    return confirmPage(c, one, file.value, { typed, fault: deskFault('count_differs') })
  const faults = whyFault(typed.why)
  if (faults.length > 0) return confirmPage(c, one, file.value, { typed, faults })
  const begun = {
    number,
    key,
    act: 'request-erased',
    why: typed.why,
    things: auditNames(theirs, free),
    by: one.person.id,
    nowMs: nowMs(c),
  } as const
  const erased = await doUnder(c, begun, (asking) =>
    Promise.all([
      eraseBookings(c, idsIn(free, 'booking'), asking),
      eraseReports(c, idsIn(free, 'report'), asking),
    ]),
  )
  if (!erased.ok) return refused(c, erased.problem, true)
  return erased.value.length === 0
    ? confirmPage(c, one, file.value, { typed, fault: deskFault('things_changed') })
    : onTo(c, `${requestPath(number)}&done=erased`)
}
