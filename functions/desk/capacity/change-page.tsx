import { deskFault } from '../../../schema/desk/faults.ts'
import {
  HOURS_ROWS,
  readChange,
  readReason,
  type ReadChange,
  type TypedChange,
} from '../../../schema/booking/read-change.ts'
import type { Office } from '../../../schema/content/office.ts'
import type { Hidden } from '../../../views/booking/model.ts'
import { dayText } from '../../../schema/dates.ts'
import { monthPath } from '../../../views/desk/capacity/addresses.ts'
import type { PreviewModel } from '../../../views/desk/capacity/model.ts'
import { PreviewPage } from '../../../views/desk/capacity/PreviewPage.tsx'
import type { ChangeRecord, ProposeCommand } from '../../booking/desk/capacity-commands.ts'
import { capacityOf, changeBy, previewOf, type EffectView } from '../../booking/desk/capacity-counter.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { nowMs, today } from '../../clock.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { t } from '../../words.ts'
import { given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { settled, trace } from '../trace.ts'
import { emptyForm, monthPage, servicesOf } from './month-page.tsx'
import { broken, notYours, ownOffice, word } from './own.ts'
import { affectedLine, daysText, serviceName, whatText } from './texts.ts'

/** The digest of a preview: a mark of nine letters for each of some thousand bookings. */
const LONGEST_SEEN = 40_000
const LONGEST_TYPED = 100

const typedIn = (form: URLSearchParams, { id }: Office): TypedChange => ({
  office: id,
  appointment: word(form, 'appointment'),
  from: word(form, 'from'),
  until: word(form, 'until'),
  kind: word(form, 'kind'),
  hours: Array.from({ length: HOURS_ROWS }, (_, at) => ({
    from: word(form, `hours.${at}.from`),
    to: word(form, `hours.${at}.to`),
  })),
  places: word(form, 'places'),
  reason: word(form, 'reason', LONGEST_TYPED),
})

const typedFields = ({ hours, ...typed }: TypedChange): Hidden => [
  ...Object.entries(typed),
  ...hours.flatMap(({ from, to }, at) => [
    [`hours.${at}.from`, from] as const,
    [`hours.${at}.to`, to] as const,
  ]),
]

/** What somebody asks for: something new as they typed it, or the end of a change that was made. */
type Asked = {
  office: Office
  proposal: { reason: string } & ({ change: Omit<ReadChange, 'reason'> } | { ends: string })
  fields: Hidden
  rows: PreviewModel['rows']
}

const rowsOf = (change: Pick<ReadChange, 'from' | 'until' | 'appointment'>, what: string, reason: string) => [
  { name: t('desk-capacity.changes.days'), value: daysText(change) },
  { name: t('desk-capacity.changes.service'), value: serviceName(change.appointment) },
  { name: t('desk-capacity.changes.what'), value: what },
  { name: t('desk-capacity.changes.reason'), value: reason },
]

const endOf = (office: Office, change: ChangeRecord, reason: string): Asked => ({
  office,
  proposal: { ends: change.id, reason },
  fields: [
    ['office', office.id],
    ['ends', change.id],
    ['reason', reason],
  ],
  rows: rowsOf(change, t('desk-capacity.what.end', { what: whatText(change) }), reason),
})

/** Reads the form, or answers it: another's office is not there, and what cannot be comes back as it was typed. */
const askedIn = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Asked | Response> => {
  if (form.get('office') === null) return broken(c)
  const office = ownOffice(one, 'capacity', word(form, 'office'))
  if (office === undefined) return notYours(c, one, 'office', word(form, 'office'))
  const ends = word(form, 'ends')
  if (ends !== '') {
    const view = await capacityOf(c, office.id, today(c).slice(0, 7))
    const change = view.ok
      ? view.value.history.find(({ id, ends: other }) => id === ends && other === null)
      : undefined
    if (change === undefined) return notYours(c, one, 'change', ends)
    const reason = readReason(word(form, 'reason', LONGEST_TYPED))
    return reason.ok
      ? endOf(office, change, reason.value)
      : monthPage(c, one, office, { faults: [reason.problem], month: change.from.slice(0, 7) }, 422)
  }
  const typed = typedIn(form, office)
  const month = typed.from.slice(0, 7)
  if (form.get('do') === 'back') return monthPage(c, one, office, { form: typed, month })
  const offered = servicesOf(office).map(({ id }) => id)
  const read = readChange(typed, { offered, today: today(c) })
  if (!read.ok) return monthPage(c, one, office, { form: typed, faults: read.problem, month }, 422)
  const { reason, ...change } = read.value
  return {
    office,
    proposal: { change, reason },
    fields: typedFields(typed),
    rows: rowsOf(change, whatText(change), reason),
  }
}

const commandOf = (c: Visit, { person }: Signed, { proposal }: Asked, id: string): ProposeCommand => ({
  nowMs: nowMs(c),
  id,
  by: person.id,
  ...proposal,
})

const countByTime = (lines: PreviewModel['touched']): PreviewModel['byTime'] => {
  const counts = new Map<string, PreviewModel['byTime'][number]>()
  for (const { when, service } of lines) {
    const key = `${when}/${service}`
    counts.set(key, { when, service, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** What changed between the preview that somebody saw and now: marks of `seen` are the ends of ids. */
const differsFrom = (seen: string, effect: EffectView): PreviewModel['differs'] => {
  const marks = seen
    .split('~')
    .slice(2)
    .flatMap((part) => part.split('.'))
    .filter(Boolean)
  const now = [...effect.touched, ...effect.lifted]
  const more = now.filter(({ id }) => !marks.some((mark) => id.endsWith(mark)))
  return {
    more: more.map(affectedLine).map(({ when, service, names }) => `${when}　${service}　${names}`),
    fewer: marks.length - (now.length - more.length),
  }
}

const previewPage = (
  c: Visit,
  one: Signed,
  { office, fields, rows, proposal }: Asked,
  effect: EffectView,
  key: string,
  differs?: PreviewModel['differs'],
): Promise<Response> => {
  const touched = effect.touched.map(affectedLine)
  const model: PreviewModel = {
    ...effect,
    office,
    rows,
    touched,
    byTime: countByTime(touched),
    lifted: effect.lifted.length,
    drawn: effect.drawn.map(dayText),
    hidden: [...fields, ['key', key], ['seen', effect.seen]],
    back:
      'ends' in proposal
        ? typedFields(emptyForm(office)).concat([['do', 'back']])
        : [...fields, ['do', 'back']],
    differs,
  }
  return show(
    c,
    t('desk-capacity.preview.title'),
    <PreviewPage {...given(one)} {...model} />,
    differs === undefined ? 200 : 409,
  )
}

/** `POST /desk/capacity/preview/`: nothing is written, and nothing about somebody stands in an address. */
export const postPreview = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const asked = await askedIn(c, one, form)
  if (asked instanceof Response) return asked
  const effect = await previewOf(c, commandOf(c, one, asked, newKey()))
  if (!effect.ok) return refused(c, deskFault('unavailable'), true)
  await trace(
    c,
    one,
    'touched-read',
    `office:${asked.office.id} preview`,
    String(effect.value.touched.length),
  )
  return previewPage(c, one, asked, effect.value, newKey())
}

/** `POST /desk/capacity/change/`: does what the preview said; where it would be something else by now, it is shown again. */
export const postChange = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const asked = await askedIn(c, one, form)
  if (asked instanceof Response) return asked
  const id = await keyOf(form, JSON.stringify(asked.proposal))
  const seen = word(form, 'seen', LONGEST_SEEN)
  const done = await changeBy(c, { ...commandOf(c, one, asked, id), seen })
  if (!done.ok) return refused(c, deskFault('unavailable'), true)
  const { made, effect } = done.value
  if (!made) return previewPage(c, one, asked, effect, newKey(), differsFrom(seen, effect))
  const { office, proposal } = asked
  await settled(c, bookingActs(c))
  const month = 'change' in proposal ? proposal.change.from.slice(0, 7) : today(c).slice(0, 7)
  return onTo(c, monthPath({ office: office.id, month, done: '1' }))
}
