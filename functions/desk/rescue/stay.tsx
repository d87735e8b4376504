import { dayOf, dayText } from '../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import {
  breaches,
  breachesOf,
  lastDayOf,
  nextActs,
  stayPlaces,
  type StayAct,
} from '../../../schema/desk/stays.ts'
import { rescuePaths, stayAddress } from '../../../views/desk/rescue/addresses.ts'
import { StayPage, type StayModel } from '../../../views/desk/rescue/StayPage.tsx'
import type { Option } from '../../../views/desk/rescue/RegisterPage.tsx'
import { caseActs } from '../../casework/desk/desk-of.ts'
import {
  changeStayOf,
  nameOf,
  stayFileOf,
  type StayEvent,
  type StayFile,
} from '../../casework/desk/stays-of.ts'
import { nowMs } from '../../clock.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, staffOf, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { opened, settled, trace } from '../trace.ts'
import { placeOptions, stateOf } from './register.tsx'
import { mayWrite, registerThing } from './sight.ts'

const { months, assistances, ends } = policy.casework.rescue
const LONGEST = 20
const NUMBER = /^[1-9]\d{0,8}$/

const optionsOf = (list: readonly { id: string; name: string }[]): Option[] =>
  list.map(({ id, name }) => ({ value: id, text: name }))

const options: Record<StayAct['act'], readonly Option[]> = {
  placed: placeOptions,
  settled: [],
  assisted: optionsOf(assistances),
  ended: optionsOf(ends),
}
const named = (act: StayAct['act'], value: string): string =>
  options[act].find((one) => one.value === value)?.text ?? value

/** Who wrote down what: colleagues by their names. */
const historyOf = async (c: Visit, events: readonly StayEvent[]): Promise<string[]> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  return events.map(({ atMs, by, act, day, what }) =>
    t(`desk-rescue.event.${act}`, {
      at: atText(atMs),
      who: staff.find(({ id }) => id === by)?.name ?? by,
      day: dayText(day),
      what: named(act === 'opened' ? 'placed' : act, what),
    }),
  )
}

const factsOf = ({ stay }: StayFile): StayModel['facts'] => {
  const fact = (name: string, value: string | null) =>
    value === null ? [] : [{ name: t(`desk-rescue.column.${name}`), value }]
  const day = (text: string | null): string | null => (text === null ? null : dayText(text))
  return [
    ...fact('state', stateOf(stay)),
    ...fact('since', dayText(stay.sinceDay)),
    ...fact('place', named('placed', stay.place)),
    ...fact('placed', dayText(stay.placedDay)),
    ...fact('last', stay.settledDay === null ? dayText(lastDayOf(stay, months)) : null),
    ...fact('settled', day(stay.settledDay)),
    ...fact('assistance', stay.assistance === null ? null : named('assisted', stay.assistance)),
    ...fact('ended', day(stay.endedDay)),
    ...fact('how', stay.endedHow === null ? null : named('ended', stay.endedHow)),
  ]
}

type Shown = { typed?: StayModel['typed']; fault?: DeskFault; name?: string | undefined }

const stayPage = async (c: Visit, one: Signed, file: StayFile, shown: Shown = {}): Promise<Response> => {
  const today = dayOf(nowMs(c))
  const { stay, events } = file
  const since = breachesOf(stay, today, months)
  const model = {
    number: stay.number,
    facts: factsOf(file),
    breaches: breaches.flatMap((breach) => {
      const day = since[breach]
      return day === undefined ? [] : [t(`desk-rescue.counts.${breach}`, { months, day: dayText(day) })]
    }),
    history: await historyOf(c, events),
    next: mayWrite(one) ? nextActs(stay).map((act) => ({ act, options: options[act] })) : [],
    sendKey: newKey(),
    typed: shown.typed ?? { day: today, choice: '', act: '' },
    named: stay.named,
    name: shown.name,
    fault: shown.fault,
    done: c.req.method === 'GET' && c.req.query('done') !== undefined,
  }
  const page = <StayPage {...given(one)} {...model} />
  return show(
    c,
    t('desk-rescue.heading', { number: stay.number }),
    page,
    shown.fault && statusOf(shown.fault),
  )
}

/** A stay that is not theirs is answered like one that is not there, and written down. */
const notFound = async (c: Visit, one: Signed, asked: string | null | undefined): Promise<Response> => {
  const about = NUMBER.test(asked ?? '') ? `stay:${asked}` : 'stays'
  await trace(c, one, 'refused', about, 'not_yours')
  return refused(c, deskFault('not_yours'), true)
}

/** The stay that an address or a form names, for whoever may see the register; otherwise what they are answered. */
const fileFor = async (
  c: Visit,
  one: Signed,
  asked: string | null | undefined,
): Promise<StayFile | Response> => {
  if (registerThing(one) === undefined) return notFound(c, one, asked)
  if (!NUMBER.test(asked ?? ''))
    return c.req.method === 'GET' ? onTo(c, rescuePaths.register) : refused(c, deskFault('form_broken'), true)
  return (await stayFileOf(c, Number(asked))) ?? notFound(c, one, asked)
}

/** `GET /desk/rescue/stay/?number=` */
export const getStay = async (c: Visit, one: Signed): Promise<Response> => {
  const file = await fileFor(c, one, c.req.query('number'))
  if (file instanceof Response) return file
  await trace(c, one, 'stays-read', `stay:${file.stay.number}`)
  return stayPage(c, one, file)
}

const actIn = (act: string, day: string, choice: string): StayAct | undefined => {
  const place = stayPlaces.find((one) => one === choice)
  if (act === 'placed') return place === undefined ? undefined : { act, place, day }
  if (act === 'settled') return { act, day }
  if (act === 'assisted') return { act, assistance: choice, day }
  return act === 'ended' ? { act, how: choice, day } : undefined
}

/** `POST /desk/rescue/stay/`: one more thing about a stay. */
export const postStay = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const word = (name: string): string => (form.get(name) ?? '').slice(0, LONGEST)
  const file = await fileFor(c, one, form.get('number'))
  if (file instanceof Response) return file
  if (!mayWrite(one)) return notFound(c, one, form.get('number'))
  const act = word('act')
  const typed = { act, day: word(`${act}-day`), choice: word(`${act}-choice`) }
  const change = actIn(act, typed.day, typed.choice)
  if (change === undefined) return stayPage(c, one, file, { typed, fault: deskFault('stay_choice') })
  const { number } = file.stay
  const key = await keyOf(form, String(number), act, typed.day, typed.choice)
  const changed = await changeStayOf(c, { by: one.person.id, key, number, change })
  if (!changed.ok) return stayPage(c, one, file, { typed, fault: changed.problem })
  await settled(c, caseActs(c))
  return onTo(c, `${stayAddress(number)}&done=1`)
}

/** `POST /desk/rescue/name/`: the name, for whoever says why. */
export const postName = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const file = await fileFor(c, one, form.get('number'))
  const thing = registerThing(one)
  if (file instanceof Response) return file
  if (thing === undefined) return notFound(c, one, form.get('number'))
  const about = `stay:${file.stay.number}`
  const why = form.get('why') ?? ''
  const verdict = await opened(c, one, { action: 'cases.read', field: 'name', thing, about, why })
  return verdict.ok
    ? stayPage(c, one, file, { name: nameOf(c, file) })
    : stayPage(c, one, file, { fault: verdict.problem })
}
