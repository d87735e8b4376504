import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { readInstant } from '../../../schema/booking/instant.ts'
import { dayOf } from '../../../schema/dates.ts'
import { NoHoldPage } from '../../../views/booking/NoHoldPage.tsx'
import { formBody } from '../../body.ts'
import { nowMs, today } from '../../clock.ts'
import { t } from '../../words.ts'
import type { TimeRef } from '../commands.ts'
import { held, hold, release } from '../counter.ts'
import type { Held } from '../views.ts'
import { days } from './choose.tsx'
import { admitForm, doorText, ticketFor } from '../../form-door.ts'
import { forgetHold, keepHold, keptHold, keptToken, timeSaid, type KeptHold } from './cookies.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { knownMatter, matterOf, readApplied, windowFrom } from './matter.ts'
import { bookingToMove, whenOf } from './mine.tsx'
import { given, onTo, refused, show, statusOf, type Mode, type Visit } from './show.tsx'
import { emptyParty, faultsIn, isBlank, partyFromForm } from './typed.ts'
import { firstOpenScreen, holdPage, movePage } from './held-page.tsx'
import { rechoose, rechosenFrom } from './rechoose.tsx'

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
  if (startMs === undefined) {
    const fault = t('booking.month.needTime')
    const from = rechosenFrom(form.value)
    if (from === undefined) return again(fault, 422, {})
    const near = { office: office.id, appointment: what.id, startMs: from.startMs }
    return rechoose(c, mode, matter, near, from.problem, { typed, move, fault })
  }
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
