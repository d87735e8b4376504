import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { webhookSettings } from '../../webhook-settings.ts'
import { instantText, readInstant } from '../../../schema/booking/instant.ts'
import type { TypedParty } from '../../../schema/api/booking.ts'
import { dayOf, isDay, type Day } from '../../../schema/dates.ts'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import { ElderWait } from '../../../views/booking/elder/PartyScreens.tsx'
import type { Hidden, Matter } from '../../../views/booking/model.ts'
import { WaitingPage, WaitPage } from '../../../views/booking/WaitPages.tsx'
import { formBody } from '../../body.ts'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { accept, leave, wait, type Mine } from '../counter.ts'
import { plan } from '../plan.ts'
import { stepFrom } from './confirm.tsx'
import { keepToken } from './cookies.ts'
import { admitForm, doorText, ticketFor } from '../../form-door.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { knownMatter, matterOf } from './matter.ts'
import { withMine } from './mine.tsx'
import { given, onTo, refused, show, statusOf, titleOr, type Mode, type Visit } from './show.tsx'
import { doubtsIn, emptyParty, faultsIn, partyFromForm } from './typed.ts'

type Line = Matter & { day: Day; startMs?: number }

/** What an address or a form says one waits for; undefined for what nobody can wait for. */
const lineOf = (said: (name: string) => string | null | undefined): Line | undefined => {
  const matter = matterOf(said('office'), said('appointment'))
  const day = said('date') ?? ''
  const startMs = readInstant(said('start') ?? '')
  if (matter === undefined || !isDay(day)) return undefined
  return { ...matter, day, ...(startMs === undefined || dayOf(startMs) !== day ? {} : { startMs }) }
}

type State = {
  typed: TypedParty
  faults?: readonly FieldFault[]
  refusal?: ProblemCode
  doubting?: boolean
  at?: number
  changing?: boolean
  ticket?: string
  status?: ContentfulStatusCode
  /** Why the form came back once more. */
  notice?: string
}

/** Whether anybody is told of an offer by a text message. */
const sendsMessages = (c: Visit): boolean => {
  const settings = webhookSettings(c.env)
  return settings.ok && settings.value !== undefined
}

const waitPage = (c: Visit, mode: Mode, line: Line, state: State): Promise<Response> => {
  const { what, office, day, startMs } = line
  const { typed, faults = [], refusal, doubting = false, at = 0, changing = false } = state
  const hidden: Hidden = [
    ['office', office.id],
    ['appointment', what.id],
    ['date', day],
    ...(startMs === undefined ? [] : [['start', instantText(startMs)] as const]),
    ['key', newKey()],
    ['ticket', state.ticket ?? ticketFor(c)],
  ]
  const props = {
    ...given(mode),
    ...line,
    rules: plan.rules,
    messages: sendsMessages(c),
    typed,
    faults,
    doubts: doubting ? doubtsIn(typed, what, nowMs(c)) : [],
    hidden,
    ...(refusal === undefined ? {} : { refusal }),
    ...(state.notice === undefined ? {} : { notice: state.notice }),
  }
  return show(
    c,
    mode,
    t('booking.window', { title: titleOr(t('booking.wait.title'), state), name: what.name }),
    mode.elder ? <ElderWait {...props} at={at} changing={changing} /> : <WaitPage {...props} />,
    {
      other: mode.paths.appointment(what.id),
      ...(state.status === undefined ? {} : { status: state.status }),
      ...(faults.length > 0 ? { status: 422 } : refusal === undefined ? {} : { status: statusOf(refusal) }),
    },
  )
}

/** `GET /booking/wait/` */
export const getWait = (c: Visit, mode: Mode): Response | Promise<Response> => {
  const line = lineOf((name) => c.req.query(name))
  return line === undefined
    ? onTo(c, mode.paths.start)
    : waitPage(c, mode, line, { typed: emptyParty(line.what) })
}

/** `POST /booking/wait/`: into the line. In 长辈版 also each step before. */
export const postWait = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  const line = lineOf((name) => form.value.get(name))
  if (line === undefined) return onTo(c, mode.paths.start)
  const { what, office, day, startMs } = line
  const typed = partyFromForm(form.value, what)
  const faults = faultsIn(typed, what, nowMs(c), startMs)
  if (mode.elder) {
    const step = stepFrom(form.value, what, faults)
    if (!step.ready) return waitPage(c, mode, line, { typed, ...step, doubting: step.at > what.people })
  } else if (
    form.value.get('seen') !== '1' &&
    faults.length === 0 &&
    doubtsIn(typed, what, nowMs(c)).length > 0
  )
    return waitPage(c, mode, line, { typed, doubting: true })
  const key = await keyOf(form.value, office.id, what.id, day, String(startMs ?? ''), JSON.stringify(typed))
  const admitted = await admitForm(c, form.value, key)
  if (!admitted.ok)
    return waitPage(c, mode, line, {
      typed,
      at: what.people + 1,
      notice: doorText(admitted.problem),
      ticket: ticketFor(c, form.value, admitted.problem),
      status: statusOf(admitted.problem.code),
    })
  const asked = { office: office.id, appointment: what.id, day, typed, key }
  const waits = await wait(c, startMs === undefined ? asked : { ...asked, startMs })
  if (waits.ok) {
    keepToken(c, waits.value.token)
    return onTo(c, mode.paths.waiting)
  }
  const { problem } = waits
  if (problem.code === 'invalid_input')
    return waitPage(c, mode, line, { typed, faults: problem.fields ?? [] })
  return waitPage(c, mode, line, { typed, refusal: problem.code, at: what.people + 1 })
}

const waitingPage = (c: Visit, mode: Mode, { waiting, code }: Mine, refusal?: ProblemCode) => {
  if (waiting === undefined) return onTo(c, mode.paths.entry)
  const matter = knownMatter(waiting)
  return show(
    c,
    mode,
    t('booking.window', {
      title: titleOr(t(`booking.waiting.title.${waiting.state}`), { refusal }),
      name: matter.what.name,
    }),
    <WaitingPage
      {...given(mode)}
      {...matter}
      waiting={waiting}
      messages={sendsMessages(c)}
      code={code}
      keyed={newKey()}
      {...(refusal === undefined ? {} : { refusal })}
    />,
    { other: mode.paths.waiting, ...(refusal === undefined ? {} : { status: statusOf(refusal) }) },
  )
}

/** `GET /booking/waiting/` */
export const getWaiting = (c: Visit, mode: Mode): Promise<Response> =>
  withMine(c, mode, (found) =>
    found.booking !== undefined ? onTo(c, mode.paths.receipt) : waitingPage(c, mode, found),
  )

const change =
  (change: typeof accept) =>
  async (c: Visit, mode: Mode): Promise<Response> => {
    const form = await formBody(c)
    if (!form.ok) return refused(c, mode, form.problem.code)
    return withMine(c, mode, async (found) => {
      const done = await change(c, { token: found.token, key: await keyOf(form.value, found.id) })
      if (!done.ok) return waitingPage(c, mode, found, done.problem.code)
      keepToken(c, done.value.token)
      return onTo(c, done.value.booking === undefined ? mode.paths.waiting : mode.paths.receipt)
    })
  }

/** `POST /booking/waiting/accept/`: the offered place, for the people who wait. */
export const postAccept = change(accept)

/** `POST /booking/waiting/leave/` */
export const postLeave = change(leave)
