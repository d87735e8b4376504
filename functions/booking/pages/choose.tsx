import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FieldFault } from '../../../schema/problems.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import { BeforePage, type BeforeModel } from '../../../views/booking/BeforePage.tsx'
import {
  ElderApplied,
  ElderBefore,
  ElderDays,
  ElderOffice,
  ElderTimes,
} from '../../../views/booking/elder/DayScreens.tsx'
import { MonthPage } from '../../../views/booking/MonthPage.tsx'
import { unjointed, type FollowWindow, type Matter } from '../../../views/booking/model.ts'
import { today } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { plan } from '../plan.ts'
import { matterOf, officesOf, readApplied, windowFrom } from './matter.ts'
import { bookingToMove, whenOf } from './mine.tsx'
import { monthModel, type MonthQuery } from './month.ts'
import { given, onTo, show, type Mode, type Visit } from './show.tsx'

type Asked = { applied: string; move: boolean; fault?: FieldFault; noPlace?: boolean }

const titled = (title: string, { name }: PolicyAppointment): string => t('booking.window', { title, name })

const beforeModel = (
  what: PolicyAppointment,
  { applied, move, fault, noPlace = false }: Asked,
): BeforeModel => {
  const first = policy.appointments.find(({ id }) => id === what.follows?.appointment)?.name
  return {
    what,
    offices: officesOf(what),
    rules: plan.rules,
    applied,
    move,
    noPlace,
    ...(first === undefined ? {} : { first }),
    ...(fault === undefined ? {} : { fault }),
  }
}

/** The screens before the days: in 长辈版 one question each, otherwise one page. */
const before = (c: Visit, mode: Mode, what: PolicyAppointment, asked: Asked): Promise<Response> => {
  const props = { ...given(mode), ...beforeModel(what, asked) }
  const at = asked.fault === undefined ? c.req.query('at') : 'applied'
  const View = !mode.elder
    ? BeforePage
    : at === 'applied' && what.follows !== null
      ? ElderApplied
      : at === 'office'
        ? ElderOffice
        : ElderBefore
  return show(
    c,
    mode,
    titled(t('booking.title'), what),
    <View {...props} />,
    asked.fault === undefined && asked.noPlace !== true ? {} : { status: 422 },
  )
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
  const { office, month, date, from, applied = '', move } = c.req.query()
  const asked: Asked = { applied, move: move === '1' }
  const moved = asked.move ? await bookingToMove(c, what.id) : undefined
  if (asked.move && moved === undefined) return onTo(c, mode.paths.find)
  let window: FollowWindow | undefined
  if (what.follows !== null && (applied !== '' || c.req.query('applied') !== undefined)) {
    const day = readApplied(applied, today(c))
    if (!day.ok) return before(c, mode, what, { ...asked, fault: day.problem })
    window = windowFrom(what.follows, day.value)
  }
  const matter = matterOf(office, what.id)
  if (matter === undefined || (what.follows !== null && window === undefined))
    return before(c, mode, what, { ...asked, noPlace: window !== undefined && !mode.elder })
  const moving = moved && whenOf(moved)
  return days(c, mode, matter, { month, date, from, window, moving })
}
