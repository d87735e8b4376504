import { dayWithWeekday } from '../../../schema/booking/when-text.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'
import { SheetPage, SlipPage } from '../../../views/desk/counter/paper.tsx'
import { counterDay } from '../../booking/desk/counter/index.ts'
import { nowMs, today } from '../../clock.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import { dayIn, lineOf } from './day.tsx'
import { officesOf, ourOffice, ourVisit } from './ours.ts'
import { numberText, rowOf } from './rows.ts'

/** `GET /desk/counter/slip/`: the number of somebody without a booking, for paper. */
export const getSlip = async (c: Visit, one: Signed): Promise<Response> => {
  const visit = await ourVisit(c, one, c.req.query('id'), 'bookings.read')
  if (!visit.ok) return refused(c, visit.problem, true)
  const { line, office } = visit.value
  const order = lineOf(await counterDay(c, office.id, line.day))
  const place = order.findIndex(({ id }) => id === line.id)
  const model = {
    number: numberText(line),
    office: office.name,
    service: line.service,
    at: atText(line.arrivedMs ?? nowMs(c)),
    ahead: Math.max(0, place),
    back: counterAt(counterPaths.day, { office: office.id, day: line.day }),
  }
  return show(c, t('desk-counter.slip.title'), <SlipPage {...given(one)} {...model} />, 200, 'desk/counter')
}

/** `GET /desk/counter/sheet/`: the day on paper. */
export const getSheet = async (c: Visit, one: Signed): Promise<Response> => {
  const asked = c.req.query('office') ?? officesOf(one.person, 'bookings.read')[0]?.id
  const office = await ourOffice(c, one, asked, 'bookings.read')
  if (!office.ok) return refused(c, office.problem, true)
  const day = dayIn(c, c.req.query('day'))
  const all = await counterDay(c, office.value.id, day)
  await trace(c, one, 'counter-day-read', `office:${office.value.id} ${day} sheet`)
  const moment = { today: today(c), nowMs: nowMs(c) }
  const model = {
    office: office.value.name,
    dayText: dayWithWeekday(day),
    printed: atText(moment.nowMs),
    rows: all.filter(({ kind }) => kind === 'booked').map((line) => rowOf(line, moment, false)),
    back: counterAt(counterPaths.day, { office: office.value.id, day }),
  }
  return show(c, t('desk-counter.sheet.title'), <SheetPage {...given(one)} {...model} />, 200, 'desk/counter')
}
