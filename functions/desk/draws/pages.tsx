import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { readMoment } from '../../../schema/booking/read-draw.ts'
import { readReason } from '../../../schema/booking/read-change.ts'
import { whenText } from '../../../schema/booking/when-text.ts'
import { dayText } from '../../../schema/dates.ts'
import { problemStatus, type FieldFault, type Problem } from '../../../schema/problems.ts'
import { drawPath, drawPaths } from '../../../views/desk/draws/addresses.ts'
import { DrawsDeskPage } from '../../../views/desk/draws/DrawsDeskPage.tsx'
import type { OneDrawModel } from '../../../views/desk/draws/model.ts'
import { OneDrawPage } from '../../../views/desk/draws/OneDrawPage.tsx'
import { callOffBy, drawsNow, holdBy, type DrawRecord } from '../../booking/desk/draw-counter.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { nowMs } from '../../clock.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { broken, colleagues, notYours, ownOffice, ownOffices, word } from '../capacity/own.ts'
import { serviceName } from '../capacity/texts.ts'
import { atText, given, show, type Signed, type Visit } from '../pages/show.tsx'
import { settled } from '../trace.ts'

const LONGEST_TYPED = 200

const officeName = (id: string): string => policy.offices.find((office) => office.id === id)?.name ?? id

const entriesText = ({ fromMs, untilMs }: DrawRecord): string =>
  t('desk-draws.from-until', { from: whenText(fromMs), until: whenText(untilMs) })

/** `GET /desk/draws/` */
export const getDraws = async (c: Visit, one: Signed): Promise<Response> => {
  const mine = new Set(ownOffices(one, 'draws').map(({ id }) => id))
  const lines = (await drawsNow(c))
    .filter(({ office }) => mine.has(office))
    .map((draw) => ({
      id: draw.id,
      name: draw.name,
      office: officeName(draw.office),
      state: draw.state,
      count: draw.count,
      entries: entriesText(draw),
    }))
  return show(c, t('desk-draws.title'), <DrawsDeskPage {...given(one)} lines={lines} />)
}

/** A draw of one's own office, by its id; the office is the ledger's word. */
const mineOf = async (c: Visit, one: Signed, id: string): Promise<DrawRecord | undefined> => {
  const draw = (await drawsNow(c)).find((other) => other.id === id)
  return draw === undefined || ownOffice(one, 'draws', draw.office) === undefined ? undefined : draw
}

const rowsOf = (draw: DrawRecord): OneDrawModel['rows'] => {
  const row = (name: string, value: string) => ({ name: t(`desk-draws.one.${name}`), value })
  return [
    row('what', `${officeName(draw.office)}，${serviceName(draw.appointment)}`),
    row('day', dayText(draw.day)),
    row('entries', entriesText(draw)),
    row('count', String(draw.count)),
    row('source', draw.valueSource),
    row('form', `${draw.valueForm}（${draw.valueWritten}）`),
    row('expected', whenText(draw.expectedMs)),
    ...(draw.publicValue === null || draw.drawnMs === null
      ? []
      : [row('value', draw.publicValue), row('drawn', whenText(draw.drawnMs))]),
    ...(draw.reason === null ? [] : [row('reason', draw.reason)]),
    ...(draw.firstComeMs === null ? [] : [row('first-come', whenText(draw.firstComeMs))]),
  ]
}

type Typed = Partial<Pick<OneDrawModel, 'typed' | 'faults' | 'refusal'>>

const page = async (
  c: Visit,
  one: Signed,
  draw: DrawRecord,
  typed: Typed = {},
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const nameOf = await colleagues(c)
  const model: OneDrawModel = {
    id: draw.id,
    name: draw.name,
    state: draw.state,
    rows: rowsOf(draw),
    commitment: draw.commitment,
    acts: draw.acts.map(({ act, by, why, atMs }) =>
      t('desk-draws.one.act', { act: t(`desk-draws.act.${act}`), who: nameOf(by), at: atText(atMs), why }),
    ),
    value: {
      form: draw.valueForm,
      written: draw.valueWritten,
      expected: whenText(draw.expectedMs),
      isOut: draw.expectedMs <= nowMs(c),
    },
    typed: { publicValue: '', source: '', reason: '', firstCome: '' },
    faults: [],
    done: c.req.query('done') !== undefined,
    ...typed,
  }
  return show(c, draw.name, <OneDrawPage {...given(one)} {...model} />, status)
}

/** `GET /desk/draws/one/?id=` */
export const getOne = async (c: Visit, one: Signed): Promise<Response> => {
  const id = c.req.query('id')
  if (id === undefined) return onTo(c, drawPaths.list)
  const draw = await mineOf(c, one, id)
  return draw === undefined ? notYours(c, one, 'draw', id) : page(c, one, draw)
}

/** What was refused, beside its field or above everything, with all that was typed. */
const again = (
  c: Visit,
  one: Signed,
  draw: DrawRecord,
  typed: Partial<OneDrawModel['typed']>,
  { code, fields }: Problem,
): Promise<Response> => {
  const all = { publicValue: '', source: '', reason: '', firstCome: '', ...typed }
  return fields === undefined
    ? page(c, one, draw, { typed: all, refusal: code }, problemStatus[code])
    : page(c, one, draw, { typed: all, faults: fields }, 422)
}

const invalid = (fields: FieldFault[]): Problem => ({ code: 'invalid_input', fields })

/** `POST /desk/draws/hold/`: holds the draw with the public value; where it was read is written down with it. */
export const postHold = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (form.get('id') === null) return broken(c)
  const draw = await mineOf(c, one, word(form, 'id'))
  if (draw === undefined) return notYours(c, one, 'draw', word(form, 'id'))
  const typed = {
    publicValue: word(form, 'publicValue', LONGEST_TYPED).trim(),
    source: word(form, 'source', LONGEST_TYPED),
  }
  const source = readReason(typed.source, 'source')
  const faults: FieldFault[] = [
    ...(typed.publicValue === '' ? [{ path: 'publicValue', code: 'required' } as const] : []),
    ...(source.ok ? [] : [source.problem]),
  ]
  if (!source.ok || faults.length > 0) return again(c, one, draw, typed, invalid(faults))
  const act = { by: one.person.id, why: source.value }
  const held = await holdBy(c, { draw: draw.id, publicValue: typed.publicValue }, act)
  if (!held.ok) return again(c, one, draw, typed, held.problem)
  await settled(c, bookingActs(c))
  return onTo(c, drawPath(draw.id, '1'))
}

/** `POST /desk/draws/call-off/` */
export const postCallOff = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (form.get('id') === null) return broken(c)
  const draw = await mineOf(c, one, word(form, 'id'))
  if (draw === undefined) return notYours(c, one, 'draw', word(form, 'id'))
  const typed = { reason: word(form, 'reason', LONGEST_TYPED), firstCome: word(form, 'firstCome') }
  const [reason, firstCome] = [readReason(typed.reason), readMoment(typed.firstCome, 'firstCome')]
  const faults = [reason, firstCome].flatMap((read) => (read.ok ? [] : [read.problem]))
  if (!reason.ok || !firstCome.ok) return again(c, one, draw, typed, invalid(faults))
  const act = { by: one.person.id, why: reason.value }
  const asked = { draw: draw.id, reason: reason.value, firstComeMs: firstCome.value }
  const off = await callOffBy(c, asked, act)
  if (!off.ok) {
    const { code, fields } = off.problem
    const ours = fields?.map((fault) =>
      fault.path === 'firstComeMs' ? { ...fault, path: 'firstCome' } : fault,
    )
    return again(c, one, draw, typed, ours === undefined ? { code } : invalid(ours))
  }
  await settled(c, bookingActs(c))
  return onTo(c, drawPath(draw.id, '1'))
}
