import { dayOf, dayText } from '../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import {
  breaches,
  breachesOf,
  isNearlyLong,
  lastDayOf,
  stayPlaces,
  type Stay,
} from '../../../schema/desk/stays.ts'
import { stayAddress } from '../../../views/desk/rescue/addresses.ts'
import { RegisterPage, type RegisterModel } from '../../../views/desk/rescue/RegisterPage.tsx'
import { caseActs } from '../../casework/desk/desk-of.ts'
import { enterStay, openStaysOf } from '../../casework/desk/stays-of.ts'
import { nowMs } from '../../clock.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { settled, trace } from '../trace.ts'
import { mayWrite, registerThing } from './sight.ts'

const { months, warnDays, cite } = policy.casework.rescue
const LONGEST_NAME = 40
const LONGEST = 20

export const placeOptions = stayPlaces.map((value) => ({ value, text: t(`desk-rescue.place.${value}`) }))

export const stateOf = ({ settledDay, endedDay }: Stay): string => {
  if (endedDay !== null) return t('desk-rescue.state.over')
  return t(settledDay === null ? 'desk-rescue.state.here' : 'desk-rescue.state.settled')
}

type Model = Pick<RegisterModel, 'counts' | 'near' | 'lines'>

const modelOf = (open: readonly Stay[], today: string): Model => ({
  counts: breaches.map((breach) => ({
    breach,
    stays: open.flatMap((stay) => {
      const since = breachesOf(stay, today, months)[breach]
      return since === undefined ? [] : [{ number: stay.number, since: dayText(since) }]
    }),
  })),
  near: open
    .filter((stay) => isNearlyLong(stay, today, { months, warnDays }))
    .map((stay) => ({ number: stay.number, last: dayText(lastDayOf(stay, months)) })),
  lines: open.map((stay) => ({
    number: stay.number,
    since: dayText(stay.sinceDay),
    place: t(`desk-rescue.place.${stay.place}`),
    placed: dayText(stay.placedDay),
    last: stay.settledDay === null ? dayText(lastDayOf(stay, months)) : '—',
    state: stateOf(stay),
  })),
})

const registerPage = async (
  c: Visit,
  one: Signed,
  typed?: RegisterModel['typed'],
  fault?: DeskFault,
): Promise<Response> => {
  const today = dayOf(nowMs(c))
  const { open, over } = await openStaysOf(c)
  const model = {
    ...modelOf(open, today),
    today: dayText(today),
    over,
    months,
    warnDays,
    cite,
    places: placeOptions,
    mayAct: mayWrite(one),
    sendKey: newKey(),
    typed: typed ?? { since: today, place: 'station', name: '' },
    fault,
  }
  const page = <RegisterPage {...given(one)} {...model} />
  return show(c, t('desk-rescue.title'), page, fault && statusOf(fault))
}

const notTheirs = async (c: Visit, one: Signed): Promise<Response> => {
  await trace(c, one, 'refused', 'stays', 'not_yours')
  return refused(c, deskFault('not_yours'), true)
}

/** `GET /desk/rescue/`: the three counts, and everybody who is in care. */
export const getRegister = async (c: Visit, one: Signed): Promise<Response> => {
  if (registerThing(one) === undefined) return notTheirs(c, one)
  await trace(c, one, 'stays-read', 'stays')
  return registerPage(c, one)
}

/** `POST /desk/rescue/`: somebody comes into care. */
export const postRegister = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  if (!mayWrite(one)) return notTheirs(c, one)
  const word = (name: string, longest: number): string => (form.get(name) ?? '').trim().slice(0, longest)
  const typed = {
    since: word('since', LONGEST),
    place: word('place', LONGEST),
    name: word('name', LONGEST_NAME),
  }
  const place = stayPlaces.find((one) => one === typed.place)
  if (place === undefined) return registerPage(c, one, typed, deskFault('stay_choice'))
  const key = await keyOf(form, typed.since, place, typed.name)
  const entered = await enterStay(c, {
    by: one.person.id,
    key,
    sinceDay: typed.since,
    place,
    name: typed.name,
  })
  if (!entered.ok) return registerPage(c, one, typed, entered.problem)
  await settled(c, caseActs(c))
  return onTo(c, `${stayAddress(entered.value)}&done=1`)
}
