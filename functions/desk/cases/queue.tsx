import { isPassedOn } from '../../../schema/desk/case-order.ts'
import type { Person } from '../../../schema/desk/person.ts'
import { caseAddress, casePaths } from '../../../views/desk/cases/addresses.ts'
import type { QueueLine, QueueModel, QueueValues } from '../../../views/desk/cases/model.ts'
import { QueuePage } from '../../../views/desk/cases/QueuePage.tsx'
import { isChildKind, type Sight } from '../../casework/desk/belongs.ts'
import { readQueue } from '../../casework/desk/door.ts'
import { kindOf, townshipName, unitName } from '../../casework/desk/names.ts'
import { queueStates, type QueuedCase, type QueueFilter } from '../../casework/desk/queue.ts'
import { nowMs } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { liveModel } from '../live/board.ts'
import { atText, given, show, type Signed, type Visit } from '../pages/show.tsx'
import { nearText } from '../pages/near.ts'
import { doneText } from './done.ts'
import { dueText } from './clocks.ts'
import { readNumber } from './found.ts'
import { peopleOf, type People } from './people.ts'
import { sightOf } from './sight.ts'

const A_PAGE = 25
const MOST_PAGES = 2000
const LONGEST = 40
const GROUP = 'group:'
/** Cases whose township nobody knows. */
const UNKNOWN = 'unknown'

const kindsFor = ({ child }: Sight) => policy.requests.filter(({ id }) => child || !isChildKind(id))

const valuesIn = (c: Visit): QueueValues => {
  const word = (name: string): string => (c.req.query(name) ?? '').trim().slice(0, LONGEST)
  const state = queueStates.find((one) => one === word('state')) ?? 'open'
  const [kind, township, unit, number] = ['kind', 'township', 'unit', 'number'].map(word)
  return { kind: kind ?? '', township: township ?? '', unit: unit ?? '', number: number ?? '', state }
}

/** What was asked for; what nobody knows is not asked for. */
const filterOf = (values: QueueValues, person: Person): QueueFilter => {
  const sight = sightOf(person)
  const kinds = kindsFor(sight).filter(({ id, group }) => values.kind === id || values.kind === GROUP + group)
  const { township, unit } = values
  const number = readNumber(values.number)
  return {
    sight,
    state: queueStates.find((one) => one === values.state) ?? 'open',
    by: person.id,
    ...(kinds.length === 0 ? {} : { kinds: kinds.map(({ id }) => id) }),
    ...(township === UNKNOWN ? { township: null } : townshipName(township) === undefined ? {} : { township }),
    ...(policy.units.some(({ id }) => id === unit) ? { unit } : {}),
    ...(number === undefined ? {} : { number }),
  }
}

const lineOf = ({ number, state }: QueuedCase, atMs: number, { nameOf }: People): QueueLine => {
  const { text, pressing } = dueText(state, atMs)
  return {
    number,
    href: caseAddress('one', number),
    danger: state.danger,
    passedOn: isPassedOn(state),
    review: state.review,
    kind: kindOf(state.kind).name,
    place: isChildKind(state.kind)
      ? t('desk-cases.queue.named-only')
      : (townshipName(state.township) ?? t('desk-cases.no-township')),
    received: nearText(state.openedMs, atMs),
    due: text,
    pressing,
    step: t('desk-cases.step', {
      step: t(`desk-cases.status.${state.status}`),
      unit: unitName(state.unit, state.township),
    }),
    who: state.assignee === null ? t('desk-cases.nobody') : nameOf(state.assignee),
  }
}

const any = (text: string) => ({ value: '', text })

/** What one can choose from. */
const choicesFor = (sight: Sight) => {
  const kinds = kindsFor(sight)
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }))
  return {
    kinds: policy.casework.groups.flatMap(({ id, title }) => {
      const own = kinds.filter(({ group }) => group === id)
      const whole = { value: GROUP + id, text: t('desk-cases.queue.group', { title }) }
      return own.length === 0 ? [] : [{ title, options: [whole, ...named(own)] }]
    }),
    states: queueStates.map((value) => ({ value, text: t(`desk-cases.queue.state-${value}`) })),
    townships: [
      any(t('desk-cases.queue.any-township')),
      ...named(policy.places.townships.map(({ code, name }) => ({ id: code, name }))),
      { value: UNKNOWN, text: t('desk-cases.no-township') },
    ],
    units: [any(t('desk-cases.queue.any-unit')), ...named(policy.units)],
  }
}

const pageAddress = (values: QueueValues, page: number): string => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''))
  if (page > 1) query.set('page', String(page))
  return `${casePaths.queue}?${query}`
}

/** `GET /desk/cases/`: the cases that are theirs, what is dangerous and due first. */
export const getQueue = async (c: Visit, one: Signed): Promise<Response> => {
  const values = valuesIn(c)
  const page = Math.min(readNumber(c.req.query('page')) ?? 1, MOST_PAGES)
  const filter = filterOf(values, one.person)
  const [queue, people, live] = await Promise.all([
    readQueue(c, { ...filter, skip: (page - 1) * A_PAGE, most: A_PAGE }),
    peopleOf(c),
    liveModel(c, one, pageAddress(values, page)),
  ])
  const atMs = nowMs(c)
  const model: QueueModel = {
    lines: queue.cases.map((row) => lineOf(row, atMs, people)),
    count: queue.count,
    danger: queue.danger,
    now: atText(atMs),
    values,
    ...choicesFor(filter.sight),
    page,
    pages: Math.ceil(queue.count / A_PAGE),
    newer: page > 1 ? pageAddress(values, page - 1) : undefined,
    older: queue.more ? pageAddress(values, page + 1) : undefined,
    child: filter.sight.child,
    done: doneText(c),
    live,
  }
  const view = <QueuePage {...given(one)} {...model} />
  return show(c, t('desk-cases.queue.title'), view, 200, 'desk/live')
}
