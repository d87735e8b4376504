import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { nearestFree } from '../../../schema/booking/availability.ts'
import { instantText, readInstant } from '../../../schema/booking/instant.ts'
import type { TypedParty } from '../../../schema/api/booking.ts'
import { dayOf } from '../../../schema/dates.ts'
import type { FieldFault, Problem, ProblemCode } from '../../../schema/problems.ts'
import { MovePage } from '../../../views/booking/ChangePages.tsx'
import { ElderRechoose } from '../../../views/booking/elder/DayScreens.tsx'
import { ElderHold } from '../../../views/booking/elder/PartyScreens.tsx'
import { HoldPage } from '../../../views/booking/HoldPage.tsx'
import {
  partyFields,
  personPaths,
  unjointed,
  type Hidden,
  type Matter,
} from '../../../views/booking/model.ts'
import { NoHoldPage } from '../../../views/booking/NoHoldPage.tsx'
import { RechoosePage } from '../../../views/booking/RechoosePage.tsx'
import { formBody } from '../../body.ts'
import { nowMs, today } from '../../clock.ts'
import { t } from '../../words.ts'
import type { TimeRef } from '../commands.ts'
import { held, hold, release } from '../counter.ts'
import { plan } from '../plan.ts'
import { availability } from '../snapshot.ts'
import type { Held } from '../views.ts'
import { days } from './choose.tsx'
import { admitForm, doorText, ticketFor } from './door.ts'
import { forgetHold, keepHold, keptHold, keptToken, timeSaid, type KeptHold } from './cookies.ts'
import { keyOf, newKey } from './keys.ts'
import { knownMatter, matterOf, readApplied, windowFrom } from './matter.ts'
import { bookingToMove, whenOf, withMyBooking } from './mine.tsx'
import { drawOf } from './month.ts'
import { given, onTo, refused, show, statusOf, type Mode, type Visit } from './show.tsx'
import { doubtsIn, emptyParty, faultsIn, isBlank, partyFromForm } from './typed.ts'

const MOST_NEAREST = 6

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
  const { taken } = await availability(c)
  const asked = { ...time, nowMs: nowMs(c) }
  const startMs = Math.max(time.startMs, asked.nowMs)
  const nearest = nearestFree(plan, taken, asked, startMs, MOST_NEAREST)
  const filled = !isBlank(typed)
  const draw = problem.code === 'day_drawn' ? drawOf(matter, dayOf(time.startMs)) : undefined
  const hidden: Hidden = [
    ['date', dayOf(startMs)],
    ['key', newKey()],
    ['ticket', ticket],
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

export type HoldState = {
  typed: TypedParty
  faults?: readonly FieldFault[]
  refusal?: ProblemCode
  /** The form was made for another hold than this one. */
  other?: boolean
  /** Whether doubts are to be said now. */
  doubting?: boolean
  at?: number
  changing?: boolean
}

/** The form for a held time, with everything that was typed before. */
export const holdPage = (c: Visit, mode: Mode, place: Held, state: HoldState): Promise<Response> => {
  const matter = knownMatter(place)
  const { what } = matter
  const { typed, faults = [], refusal, other = false, doubting = false, at = 0, changing = false } = state
  const props = {
    ...given(mode),
    ...matter,
    typed,
    faults,
    doubts: doubting ? doubtsIn(typed, what, nowMs(c)) : [],
    held: place,
    nowMs: nowMs(c),
    rules: plan.rules,
    other,
    hidden: [
      ['hold', place.holdId],
      ['office', place.office],
      ['appointment', place.appointment],
      ['start', instantText(place.startMs)],
      ['key', newKey()],
    ] satisfies Hidden,
    ...(refusal === undefined ? {} : { refusal }),
  }
  const title =
    faults.length > 0
      ? t('booking.fault.heading', { count: faults.length })
      : unjointed(t(`booking.hold.title.${what.people}`))
  return show(
    c,
    mode,
    t('booking.window', { title, name: what.name }),
    mode.elder ? <ElderHold {...props} at={at} changing={changing} /> : <HoldPage {...props} />,
    {
      other: mode.paths.hold,
      ...(faults.length > 0 ? { status: 422 } : refusal === undefined ? {} : { status: statusOf(refusal) }),
    },
  )
}

/** The first screen of 长辈版 on which something is still missing; the last one where nothing is. */
export const firstOpenScreen = (people: number, faults: readonly FieldFault[]): number => {
  const open = Array.from({ length: people }, (_, at) => at).find((at) =>
    faults.some(({ path }) => Object.values<string>(personPaths(at)).includes(path)),
  )
  return open ?? (faults.length > 0 ? people : people + 1)
}

const movePage = (c: Visit, mode: Mode, place: Held, refusal?: ProblemCode): Promise<Response> =>
  withMyBooking(c, mode, (booking) =>
    show(
      c,
      mode,
      unjointed(t('booking.move.title')),
      <MovePage
        {...given(mode)}
        {...knownMatter(place)}
        old={booking}
        held={place}
        hold={place.holdId}
        keyed={newKey()}
        {...(refusal === undefined ? {} : { refusal })}
      />,
      { other: mode.paths.hold, ...(refusal === undefined ? {} : { status: statusOf(refusal) }) },
    ),
  )

export { movePage }

const sameHold = (kept: KeptHold | undefined, place: Held): boolean => kept?.hold === place.holdId

/** Takes the place. An answer of an earlier click that is worth nothing any more is asked for anew. */
const take = async (c: Visit, time: TimeRef, key: string) => {
  const first = await hold(c, { ...time, key })
  if (!first.ok) return first
  const still = await held(c, { hold: first.value.holdId, secret: first.value.secret })
  return still.ok ? first : hold(c, { ...time, key: newKey() })
}

/** `POST /booking/hold/`: keeps the chosen time, and gives back the one that was kept before. */
export const postHold = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  const matter = matterOf(form.value.get('office'), form.value.get('appointment'))
  if (matter === undefined) return onTo(c, mode.paths.start)
  const { what, office } = matter
  const move = form.value.get('move') === '1'
  const typed = partyFromForm(form.value, what)
  const startMs = readInstant(form.value.get('start') ?? '')
  const applied = readApplied(form.value.get('applied') ?? '', today(c))
  const window = what.follows !== null && applied.ok ? windowFrom(what.follows, applied.value) : undefined
  const again = async (
    fault: string,
    status: ContentfulStatusCode,
    more: { picked?: number; ticket?: string },
  ): Promise<Response> => {
    const moved = move ? await bookingToMove(c, what.id) : undefined
    const date = form.value.get('date') ?? undefined
    return days(c, mode, matter, { date, window, moving: moved && whenOf(moved), fault, ...more }, status)
  }
  if (startMs === undefined) return again(t('booking.month.needTime'), 422, {})
  const time = { office: office.id, appointment: what.id, startMs }
  if (window !== undefined && (dayOf(startMs) < window.from || dayOf(startMs) > window.until))
    return rechoose(c, mode, matter, time, { code: 'outside_window' }, { typed, move })
  const before = keptHold(c)
  const key = await keyOf(form.value, office.id, what.id, String(startMs))
  const admitted = await admitForm(c, form.value, key)
  if (!admitted.ok) {
    const ticket = ticketFor(c, form.value, admitted.problem)
    const fault = doorText(admitted.problem)
    if (!isBlank(typed))
      return rechoose(c, mode, matter, time, admitted.problem, { typed, move, fault, ticket })
    return again(fault, statusOf(admitted.problem.code), { picked: startMs, ticket })
  }
  const taken = await take(c, time, key)
  if (!taken.ok) return rechoose(c, mode, matter, time, taken.problem, { typed, move })
  if (before !== undefined && !sameHold(before, taken.value)) await release(c, before)
  keepHold(c, { hold: taken.value.holdId, secret: taken.value.secret, move })
  if (isBlank(typed) || move) return onTo(c, mode.paths.hold)
  const at = firstOpenScreen(what.people, faultsIn(typed, what, nowMs(c), startMs))
  return holdPage(c, mode, taken.value, { typed, at, doubting: at > what.people })
}

const noHold = (c: Visit, mode: Mode): Promise<Response> =>
  show(c, mode, t('booking.hold.none'), <NoHoldPage {...given(mode)} mine={keptToken(c) !== undefined} />)

/** `GET /booking/hold/`: back to the place that this browser keeps. */
export const getHold = async (c: Visit, mode: Mode): Promise<Response> => {
  const kept = keptHold(c)
  if (kept === undefined) return noHold(c, mode)
  const place = await held(c, kept)
  if (place.ok)
    return kept.move
      ? movePage(c, mode, place.value)
      : holdPage(c, mode, place.value, { typed: emptyParty(knownMatter(place.value).what) })
  const time = timeSaid(kept)
  const matter = matterOf(time?.office, time?.appointment)
  if (time === undefined || matter === undefined || place.problem.code === 'unavailable')
    return noHold(c, mode)
  return rechoose(
    c,
    mode,
    matter,
    time,
    { code: 'hold_expired' },
    {
      typed: emptyParty(matter.what),
      move: kept.move,
    },
  )
}

/** `POST /booking/hold/release/`: somebody else may have it. Twice is as good as once. */
export const postRelease = async (c: Visit, mode: Mode): Promise<Response> => {
  const kept = keptHold(c)
  if (kept === undefined) return onTo(c, mode.paths.start)
  await release(c, kept)
  forgetHold(c)
  if (kept.move) return onTo(c, mode.paths.receipt)
  const time = timeSaid(kept)
  const matter = matterOf(time?.office, time?.appointment)
  if (time === undefined || matter === undefined) return onTo(c, mode.paths.start)
  const { office, appointment, startMs } = time
  const date = matter.what.follows === null ? dayOf(startMs) : undefined
  return onTo(c, mode.paths.appointment(appointment, { office, date }))
}
