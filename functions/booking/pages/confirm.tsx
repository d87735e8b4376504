import { readInstant } from '../../../schema/booking/instant.ts'
import type { TypedParty } from '../../../schema/api/booking.ts'
import type { FieldFault, Problem } from '../../../schema/problems.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import { personPaths, PHONE, type Matter } from '../../../views/booking/model.ts'
import { formBody } from '../../body.ts'
import { nowMs } from '../../clock.ts'
import { book, held, isBookingOf, mine } from '../counter.ts'
import type { Held } from '../views.ts'
import { forgetHold, keepToken, keptHold, keptToken, timeSaid } from './cookies.ts'
import { firstOpenScreen, holdPage } from './held-page.tsx'
import { gone, rechoose } from './rechoose.tsx'
import { keyOf } from '../../form-key.ts'
import { matterOf } from './matter.ts'
import { onTo, refused, type Mode, type Visit } from './show.tsx'
import { doubtsIn, faultsIn, partyFromForm } from './typed.ts'

/** Another party may have been typed in a second window, for a time that the first one has booked: this is not their booking. */
const isMine = async (
  c: Visit,
  appointment: string,
  startMs: number | undefined,
  typed: TypedParty,
): Promise<boolean> => {
  const token = keptToken(c)
  const found = token === undefined ? undefined : await mine(c, token)
  if (token === undefined || found?.ok !== true) return false
  const { booking } = found.value
  return (
    booking?.appointment === appointment &&
    booking.startMs === startMs &&
    (await isBookingOf(c, token, typed))
  )
}

/** The form names a hold that is no longer kept here: it was booked by an earlier click, or it is over. */
const goneHold = async (
  c: Visit,
  mode: Mode,
  matter: Matter,
  form: URLSearchParams,
  typed: TypedParty,
): Promise<Response> => {
  const startMs = readInstant(form.get('start') ?? '')
  if (await isMine(c, matter.what.id, startMs, typed)) return onTo(c, mode.paths.receipt)
  const time = { office: matter.office.id, appointment: matter.what.id, startMs: startMs ?? nowMs(c) }
  return rechoose(c, mode, matter, time, { code: 'hold_expired' }, { typed, move: false })
}

/** Which screen of 长辈版 asks for a field. */
const screenOf = (path: string, { people }: PolicyAppointment): number =>
  path === PHONE ? people : Math.max(0, Number(/^people\.(\d)/.exec(path)?.[1] ?? 0))

const faultsOn = (at: number, faults: readonly FieldFault[], what: PolicyAppointment): FieldFault[] => {
  const own = at === what.people ? [PHONE] : Object.values<string>(personPaths(at))
  return faults.filter(({ path }) => own.includes(path))
}

export type Step = { at: number; changing: boolean; faults: readonly FieldFault[]; ready: boolean }

/** Where the screens of 长辈版 go from the button that was pressed. `ready`: everything was looked over and confirmed. */
export const stepFrom = (
  form: URLSearchParams,
  what: PolicyAppointment,
  faults: readonly FieldFault[],
): Step => {
  const pressed = form.get('do') ?? 'next'
  const at = Math.min(Math.max(0, Number(form.get('at')) || 0), what.people + 1)
  const changing = form.get('changing') === '1'
  const stay = { at, changing, faults: [], ready: false }
  const change = /^change:(\d)$/.exec(pressed)?.[1]
  if (change !== undefined) return { ...stay, at: Math.min(Number(change), what.people), changing: true }
  if (pressed === 'back')
    return { ...stay, at: changing ? what.people + 1 : Math.max(0, at - 1), changing: false }
  if (pressed === 'confirm') {
    const [first] = faults
    return first === undefined
      ? { ...stay, ready: true }
      : { at: screenOf(first.path, what), changing: true, faults, ready: false }
  }
  const here = faultsOn(at, faults, what)
  if (here.length > 0) return { ...stay, faults: here }
  return { ...stay, at: changing ? firstOpenScreen(what.people, faults) : at + 1, changing: false }
}

const screens = (c: Visit, mode: Mode, place: Held, what: PolicyAppointment, typed: TypedParty, step: Step) =>
  holdPage(c, mode, place, { typed, ...step, doubting: step.at > what.people })

const refusedBooking = (
  c: Visit,
  mode: Mode,
  place: Held,
  matter: Matter,
  typed: TypedParty,
  problem: Problem,
): Promise<Response> => {
  if (gone.includes(problem.code)) return rechoose(c, mode, matter, place, problem, { typed, move: false })
  if (problem.code !== 'invalid_input')
    return holdPage(c, mode, place, { typed, refusal: problem.code, at: matter.what.people + 1 })
  const faults = problem.fields ?? []
  const at = screenOf(faults[0]?.path ?? '', matter.what)
  return holdPage(c, mode, place, { typed, faults, at, changing: mode.elder })
}

/** `POST /booking/hold/confirm/`: who comes. In 长辈版 also each step before. */
export const postConfirm = async (c: Visit, mode: Mode): Promise<Response> => {
  const body = await formBody(c)
  if (!body.ok) return refused(c, mode, body.problem.code)
  const form = body.value
  const kept = keptHold(c)
  const said = kept === undefined ? undefined : timeSaid(kept)
  const matter =
    matterOf(form.get('office'), form.get('appointment')) ?? matterOf(said?.office, said?.appointment)
  if (matter === undefined) return onTo(c, mode.paths.start)
  const { what } = matter
  const typed = partyFromForm(form, what)
  if (kept === undefined || kept.move) return goneHold(c, mode, matter, form, typed)
  const key = await keyOf(form, kept.hold, JSON.stringify(typed))
  const place = await held(c, kept)
  if (!place.ok) {
    // A second click on what the first one has booked already gets the first one's answer.
    const again = await book(c, { ...kept, typed, key })
    if (again.ok) return booked(c, mode, again.value.token)
    return goneHold(c, mode, matter, form, typed)
  }
  const other = form.get('hold') !== kept.hold
  if (other) return holdPage(c, mode, place.value, { typed, other })
  const step = stepFrom(form, what, faultsIn(typed, what, nowMs(c), place.value.startMs))
  if (mode.elder && !step.ready) return screens(c, mode, place.value, what, typed, step)
  if (!mode.elder && form.get('seen') !== '1' && doubtsIn(typed, what, nowMs(c)).length > 0) {
    const faults = faultsIn(typed, what, nowMs(c), place.value.startMs)
    if (faults.length === 0) return holdPage(c, mode, place.value, { typed, doubting: true })
  }
  const done = await book(c, { ...kept, typed, key })
  return done.ok
    ? booked(c, mode, done.value.token)
    : refusedBooking(c, mode, place.value, matter, typed, done.problem)
}

const booked = (c: Visit, mode: Mode, token: string): Response => {
  forgetHold(c)
  keepToken(c, token)
  return onTo(c, mode.paths.receipt)
}
