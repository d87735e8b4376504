import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FieldFault } from '../../../schema/problems.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import { APPLIED, BeforePage, PLACE, type BeforeModel } from '../../../views/booking/BeforePage.tsx'
import {
  ElderApplied,
  ElderBefore,
  ElderDays,
  ElderOffice,
} from '../../../views/booking/elder/DayScreens.tsx'
import { ElderTimes } from '../../../views/booking/elder/TimeScreens.tsx'
import { MonthPage } from '../../../views/booking/MonthPage.tsx'
import { unjointed, type FollowWindow, type Matter } from '../../../views/booking/model.ts'
import { today } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { plan } from '../plan.ts'
import { matterOf, officesOf, readApplied, windowFrom } from './matter.ts'
import { bookingToMove, whenOf } from './mine.tsx'
import { monthModel, type MonthQuery } from './month.ts'
import { given, onTo, show, titleOr, type Mode, type Visit } from './show.tsx'

type Asked = { applied: string; office: string; move: boolean; faults: readonly FieldFault[] }

const titled = (title: string, { name }: PolicyAppointment): string => t('booking.window', { title, name })

const beforeModel = (what: PolicyAppointment, { applied, office, move, faults }: Asked): BeforeModel => {
  const first = policy.appointments.find(({ id }) => id === what.follows?.appointment)?.name
  return {
    what,
    offices: officesOf(what),
    rules: plan.rules,
    applied,
    office,
    move,
    faults,
    ...(first === undefined ? {} : { first }),
  }
}

/** The screens before the days: in 长辈版 one question each, otherwise one page. */
const before = (c: Visit, mode: Mode, what: PolicyAppointment, asked: Asked): Promise<Response> => {
  const props = { ...given(mode), ...beforeModel(what, asked) }
  const { faults } = asked
  const at = faults.some(({ path }) => path === APPLIED) ? 'applied' : c.req.query('at')
  const View = !mode.elder
    ? BeforePage
    : at === 'applied' && what.follows !== null
      ? ElderApplied
      : at === 'office'
        ? ElderOffice
        : ElderBefore
  const title = titled(titleOr(t('booking.title'), asked), what)
  return show(c, mode, title, <View {...props} />, faults.length > 0 ? { status: 422 } : {})
}

/** The calendar of a service at an office, or in 长辈版 its days or the times of one of them. */
export const days = async (
  c: Visit,
  mode: Mode,
  matter: Matter,
  query: MonthQuery,
  status?: ContentfulStatusCode,
): Promise<Response> => {
  const model = await monthModel(c, matter, query)
  const View = !mode.elder ? MonthPage : model.chosen === undefined ? ElderDays : ElderTimes
  return show(
    c,
    mode,
    titled(unjointed(t('booking.month.title')), matter.what),
    <View {...given(mode)} {...model} />,
    { other: mode.paths.appointment(matter.what.id), ...(status === undefined ? {} : { status }) },
  )
}

/** From what an address says to the page: what is missing is asked for first. */
export const choose = async (c: Visit, mode: Mode, what: PolicyAppointment): Promise<Response> => {
  const { office = '', month, date, from, applied = '', move } = c.req.query()
  const asked: Asked = { applied, office, move: move === '1', faults: [] }
  const moved = asked.move ? await bookingToMove(c, what.id) : undefined
  if (asked.move && moved === undefined) return onTo(c, mode.paths.find)
  const matter = matterOf(office, what.id)
  let window: FollowWindow | undefined
  if (what.follows !== null && c.req.query('applied') !== undefined) {
    const day = readApplied(applied, today(c))
    // 长辈版 asks for the place on the next screen.
    const noPlace: FieldFault[] =
      matter === undefined && !mode.elder ? [{ path: PLACE, code: 'required' }] : []
    const faults = day.ok ? noPlace : [day.problem, ...noPlace]
    if (faults.length > 0) return before(c, mode, what, { ...asked, faults })
    if (day.ok) window = windowFrom(what.follows, day.value)
  }
  if (matter === undefined || (what.follows !== null && window === undefined))
    return before(c, mode, what, asked)
  const moving = moved && whenOf(moved)
  return days(c, mode, matter, { month, date, from, window, moving })
}
