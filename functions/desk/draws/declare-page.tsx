import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { readReason } from '../../../schema/booking/read-change.ts'
import { readDraw, type TypedDraw } from '../../../schema/booking/read-draw.ts'
import { dayText } from '../../../schema/dates.ts'
import { problemStatus, type FieldFault } from '../../../schema/problems.ts'
import { drawPath } from '../../../views/desk/draws/addresses.ts'
import { DeclarePage } from '../../../views/desk/draws/DeclarePage.tsx'
import type { DeclareModel } from '../../../views/desk/draws/model.ts'
import { declareBy, drawsNow, type DrawRecord } from '../../booking/desk/draw-counter.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { broken, notYours, ownOffice, ownOffices, word } from '../capacity/own.ts'
import { serviceName } from '../capacity/texts.ts'
import { given, show, type Signed, type Visit } from '../pages/show.tsx'
import { settled } from '../trace.ts'

const LONGEST_TYPED = 600

/** What can be drawn: a second visit has a window of each couple's own, and no one day is in all of them. */
const officesOf = (one: Signed): DeclareModel['offices'] =>
  ownOffices(one, 'draws').map(({ id, name, offers }) => ({
    id,
    name,
    services: offers
      .filter(
        ({ appointment }) => policy.appointments.find((what) => what.id === appointment)?.follows === null,
      )
      .map(({ appointment }) => ({ id: appointment, name: serviceName(appointment) })),
  }))

type Shown = Partial<Omit<DeclareModel, 'offices'>>
const empty: TypedDraw = {
  office: '',
  appointment: '',
  day: '',
  from: '',
  until: '',
  expected: '',
  source: '',
  written: '',
  pattern: '',
  note: '',
}

const page = (
  c: Visit,
  one: Signed,
  shown: Shown = {},
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const model: DeclareModel = { offices: officesOf(one), form: empty, reason: '', faults: [], ...shown }
  return show(c, t('desk-draws.declare.title'), <DeclarePage {...given(one)} {...model} />, status)
}

/** `GET /desk/draws/declare/` */
export const getDeclare = (c: Visit, one: Signed): Promise<Response> => page(c, one)

const typedIn = (form: URLSearchParams): TypedDraw => {
  const [office = '', appointment = ''] = word(form, 'where', 130).split('/')
  return {
    office,
    appointment,
    day: word(form, 'day'),
    from: word(form, 'from'),
    until: word(form, 'until'),
    expected: word(form, 'expected'),
    source: word(form, 'source', LONGEST_TYPED),
    written: word(form, 'written', LONGEST_TYPED),
    pattern: word(form, 'pattern', LONGEST_TYPED),
    note: word(form, 'note', LONGEST_TYPED),
  }
}

/** An id that says what it is; a day whose draw was called off may be drawn anew, under the next number. */
const idFor = (draws: readonly DrawRecord[], { office, appointment, day }: TypedDraw): string => {
  const isOver = (state: DrawRecord['state']): boolean => state === 'cancelled' || state === 'released'
  const base = `${office}-${appointment}-${day}`
  const ended = draws.filter(
    (draw) =>
      draw.office === office && draw.appointment === appointment && draw.day === day && isOver(draw.state),
  ).length
  return ended === 0 ? base : `${base}-${ended + 1}`
}

const fieldOf: Readonly<Record<string, string>> = {
  untilMs: 'until',
  valueForm: 'pattern',
  appointment: 'where',
}

/** `POST /desk/draws/declare/`: from here on the day is nobody’s before the draw. The same form twice declares it once. */
export const postDeclare = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (form.get('where') === null) return broken(c)
  const typed = typedIn(form)
  if (ownOffice(one, 'draws', typed.office) === undefined) return notYours(c, one, 'office', typed.office)
  const [read, reason] = [readDraw(typed), readReason(word(form, 'reason', LONGEST_TYPED))]
  const kept = { form: typed, reason: word(form, 'reason', LONGEST_TYPED) }
  const faults: FieldFault[] = [...(read.ok ? [] : read.problem), ...(reason.ok ? [] : [reason.problem])]
  if (!read.ok || !reason.ok) return page(c, one, { ...kept, faults }, 422)
  const id = idFor(await drawsNow(c), typed)
  const name = t('desk-draws.name', { day: dayText(typed.day), service: serviceName(typed.appointment) })
  const declared = await declareBy(c, { id, name, ...read.value }, { by: one.person.id, why: reason.value })
  if (!declared.ok) {
    const { code, fields } = declared.problem
    return fields === undefined
      ? page(c, one, { ...kept, refusal: code }, problemStatus[code])
      : page(
          c,
          one,
          { ...kept, faults: fields.map((fault) => ({ ...fault, path: fieldOf[fault.path] ?? fault.path })) },
          422,
        )
  }
  await settled(c, bookingActs(c))
  return onTo(c, drawPath(id, '1'))
}
