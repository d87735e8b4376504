import type { TypedParty } from '../../../schema/api/booking.ts'
import type { DrawSummary } from '../../../schema/api/draws.ts'
import { instantAt, instantText } from '../../../schema/booking/instant.ts'
import type { FieldFault, Problem, ProblemCode } from '../../../schema/problems.ts'
import { ElderEnter, ElderWish, EnterPage, type EnterModel } from '../../../views/booking/draws/EnterPage.tsx'
import { titleOf } from '../../../views/booking/draws/model.ts'
import { wishFields, wishPath, type Wishes } from '../../../views/booking/draws/wishes.ts'
import { formBody } from '../../body.ts'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { stepFrom } from '../pages/confirm.tsx'
import { keepToken } from '../pages/cookies.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { knownMatter } from '../pages/matter.ts'
import { given, onTo, refused, show, statusOf, titleOr, type Mode, type Visit } from '../pages/show.tsx'
import { doubtsIn, emptyParty, faultsIn, partyFromForm } from '../pages/typed.ts'
import { plan } from '../plan.ts'
import { drawNamed, enter } from './counter.ts'
import { admitForm, doorText, isDoor, ticketFor } from '../../form-door.ts'
import { contentOf, timesOf } from './matter.ts'
import { summaryOf } from './views.ts'
import { preferencesOf, wishesFrom } from './wishes.ts'

type State = {
  typed: TypedParty
  wishes: Wishes
  ticket: string
  faults?: readonly FieldFault[]
  problem?: Problem
  doubting?: boolean
  /** 长辈版: the screen; none is the first one, which asks for the time. */
  at?: number
  changing?: boolean
}

const statusFor = ({ faults = [], problem }: State): ProblemCode | undefined =>
  faults.length > 0 ? 'invalid_input' : problem?.code

const enterPage = async (c: Visit, mode: Mode, draw: DrawSummary, state: State): Promise<Response> => {
  const { typed, wishes, faults = [], problem, doubting = false, at, changing = false, ticket } = state
  const { elder } = mode
  const { what, office } = knownMatter(draw)
  const atDoor = problem !== undefined && isDoor(problem)
  const props = {
    ...given(mode),
    what,
    office,
    draw,
    times: (await timesOf(c, draw)).map(({ startMs, capacity }) => ({
      start: instantText(startMs),
      places: capacity,
    })),
    wishes,
    rules: plan.rules,
    provenance: contentOf(draw).provenance,
    typed,
    faults,
    doubts: doubting ? doubtsIn(typed, what, nowMs(c)) : [],
    hidden: [
      ['key', newKey()] as const,
      ['ticket', ticket] as const,
      ...(elder && at !== undefined ? wishFields(wishes) : []),
    ],
    ...(problem === undefined || atDoor ? {} : { refusal: problem.code }),
    ...(problem === undefined || !atDoor ? {} : { notice: doorText(problem) }),
  } satisfies EnterModel & ReturnType<typeof given>
  const code = statusFor(state)
  return show(
    c,
    mode,
    t('booking.window', { title: titleOr(t('draws.enter.title'), props), name: titleOf(draw, { what }, t) }),
    elder ? (
      at === undefined ? (
        <ElderWish {...props} />
      ) : (
        <ElderEnter {...props} at={at} changing={changing} />
      )
    ) : (
      <EnterPage {...props} />
    ),
    { other: mode.paths.drawEnter(draw.id), ...(code === undefined ? {} : { status: statusOf(code) }) },
  )
}

/** `GET /booking/draws/{draw}/enter/`: only while entries are open; otherwise the draw's page says where it stands. */
export const getEnter = async (c: Visit, mode: Mode, id: string): Promise<Response> => {
  const record = await drawNamed(c, id)
  if (!record.ok) return refused(c, mode, record.problem.code)
  const draw = summaryOf(record.value)
  if (draw.state !== 'open') return onTo(c, mode.paths.draw(id))
  const typed = emptyParty(knownMatter(draw).what)
  return enterPage(c, mode, draw, { typed, wishes: { starts: [], any: false }, ticket: ticketFor(c) })
}

const wishFaults = ({ starts }: Wishes): FieldFault[] =>
  starts.length === 0 ? [{ path: wishPath(0), code: 'required' }] : []

/** What stands in the way of entering at once: faults, a look at the numbers, or screens of 长辈版 still to come. */
const stateBefore = (mode: Mode, form: URLSearchParams, draw: DrawSummary, state: State, now: number) => {
  const { what } = knownMatter(draw)
  const wrong = wishFaults(state.wishes)
  const faults = faultsIn(state.typed, what, now, instantAt(draw.day, '00:00'))
  if (!mode.elder) {
    if (wrong.length + faults.length > 0) return { ...state, faults: [...wrong, ...faults] }
    const doubting = form.get('seen') !== '1' && doubtsIn(state.typed, what, now).length > 0
    return doubting ? { ...state, doubting } : undefined
  }
  if (wrong.length > 0) return { ...state, faults: wrong }
  if (form.get('do') === 'wished') return { ...state, at: 0 }
  const step = stepFrom(form, what, faults)
  return step.ready ? undefined : { ...state, ...step, doubting: step.at > what.people }
}

/** `POST /booking/draws/{draw}/enter/`: onto the list. In 长辈版 also each step before. */
export const postEnter = async (c: Visit, mode: Mode, id: string): Promise<Response> => {
  const [body, record] = [await formBody(c), await drawNamed(c, id)]
  if (!body.ok) return refused(c, mode, body.problem.code)
  if (!record.ok) return refused(c, mode, record.problem.code)
  const form = body.value
  const draw = summaryOf(record.value)
  const { what } = knownMatter(draw)
  const typed = partyFromForm(form, what)
  const wishes = wishesFrom(form)
  const before = stateBefore(mode, form, draw, { typed, wishes, ticket: ticketFor(c) }, nowMs(c))
  if (before !== undefined) return enterPage(c, mode, draw, before)
  const preferences = preferencesOf(wishes, await timesOf(c, draw))
  const key = await keyOf(form, id, JSON.stringify([typed, preferences]))
  const admitted = await admitForm(c, form, key)
  const entered = admitted.ok ? await enter(c, { draw: id, typed, preferences, key }) : admitted
  if (entered.ok) {
    keepToken(c, entered.value.token)
    return onTo(c, mode.paths.entry)
  }
  const { problem } = entered
  const again = { typed, wishes, at: what.people + 1, ticket: ticketFor(c, form, problem) }
  return problem.code === 'invalid_input'
    ? enterPage(c, mode, draw, { ...again, faults: problem.fields ?? [] })
    : enterPage(c, mode, draw, { ...again, problem })
}
