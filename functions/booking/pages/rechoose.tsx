import { nearestFree } from '../../../schema/booking/availability.ts'
import { instantText, readInstant } from '../../../schema/booking/instant.ts'
import type { TypedParty } from '../../../schema/api/booking.ts'
import { dayOf } from '../../../schema/dates.ts'
import type { Problem, ProblemCode } from '../../../schema/problems.ts'
import { ElderRechoose } from '../../../views/booking/elder/TimeScreens.tsx'
import { partyFields, type Hidden, type Matter } from '../../../views/booking/model.ts'
import { RechoosePage } from '../../../views/booking/RechoosePage.tsx'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import type { TimeRef } from '../commands.ts'
import { plan } from '../plan.ts'
import { availability } from '../snapshot.ts'
import { ticketFor } from '../../form-door.ts'
import { newKey } from '../../form-key.ts'
import { given, show, statusOf, type Mode, type Visit } from './show.tsx'
import { isBlank } from './typed.ts'

const MOST_NEAREST = 6

/** After these the time is gone, or was never there: another one has to be chosen. */
export const gone: readonly ProblemCode[] = [
  'hold_not_found',
  'hold_expired',
  'slot_taken',
  'slot_not_offered',
  'day_closed',
  'day_drawn',
  'outside_window',
  'other_office',
]

/** What the page's form says of the time that was gone, for when it comes back without another one. */
const [NEAR, WHY] = ['near', 'why']

/** The page that a form came from; undefined where it came from a calendar. */
export const rechosenFrom = (form: URLSearchParams): { startMs: number; problem: Problem } | undefined => {
  const startMs = readInstant(form.get(NEAR) ?? '')
  const code = gone.find((one) => one === form.get(WHY)) ?? 'hold_expired'
  return startMs === undefined ? undefined : { startMs, problem: { code } }
}

export type Carried = {
  typed: TypedParty
  move: boolean
  /** Why the form came back once more, and the ticket that it had. */
  fault?: string
  ticket?: string
}

/** A time that cannot be had (any more): the nearest ones, and all that was typed. */
export const rechoose = async (
  c: Visit,
  mode: Mode,
  matter: Matter,
  time: TimeRef,
  problem: Problem,
  { typed, move, fault, ticket = ticketFor(c) }: Carried,
): Promise<Response> => {
  const { taken, drawOf } = await availability(c)
  const asked = { ...time, nowMs: nowMs(c) }
  const startMs = Math.max(time.startMs, asked.nowMs)
  const nearest = nearestFree(plan, taken, asked, startMs, MOST_NEAREST)
  const filled = !isBlank(typed)
  const draw =
    problem.code === 'day_drawn' ? drawOf(time.office, time.appointment, dayOf(time.startMs)) : undefined
  const hidden: Hidden = [
    ['date', dayOf(startMs)],
    ['key', newKey()],
    ['ticket', ticket],
    [NEAR, instantText(time.startMs)],
    [WHY, problem.code],
    ...(move ? [['move', '1'] as const] : []),
    ...(filled ? partyFields(typed) : []),
  ]
  const View = mode.elder ? ElderRechoose : RechoosePage
  return show(
    c,
    mode,
    t('booking.window', { title: t(`problems.${problem.code}.title`), name: matter.what.name }),
    <View
      {...given(mode)}
      {...matter}
      code={problem.code}
      day={dayOf(startMs)}
      nearest={nearest.toSorted((one, other) => one - other)}
      hidden={hidden}
      filled={filled}
      moving={move}
      {...(draw === undefined ? {} : { draw })}
      {...(fault === undefined ? {} : { fault })}
    />,
    { status: statusOf(problem.code), other: mode.paths.appointment(matter.what.id) },
  )
}
