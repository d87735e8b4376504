import type { LifeEvent } from '../../../schema/content/life-event.ts'
import type { When } from '../../../schema/life-events/when.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn, type Source } from '../source.ts'
import { listOf, type Check } from './check.ts'

const dead = (source: Source, path: PropertyKey[], to: string, what: string): Fault =>
  fault(placeIn(source, path), 'link_dead', { to, what: word(`what.${what}`) })

type Questions = LifeEvent['questions']

const whenFaults = (source: Source, questions: Questions, when: When, path: PropertyKey[]): Fault[] => {
  const within = (key: string, parts: readonly When[]): Fault[] =>
    parts.flatMap((part, at) => whenFaults(source, questions, part, [...path, key, at]))
  if ('all' in when) return within('all', when.all)
  if ('any' in when) return within('any', when.any)
  if ('none' in when) return within('none', when.none)
  const question = questions.find(({ id }) => id === when.question)
  if (question === undefined) return [dead(source, [...path, 'question'], when.question, 'question')]
  return listOf(when.is)
    .filter((value) => !question.options.some((option) => option.value === value))
    .map((value) => dead(source, [...path, 'is'], value, 'option'))
}

/** What a step leads to by name is there. Requests are checked with all that leads to them. */
const linkFaults = (
  { services, appointments, forms }: Content,
  source: Source,
  path: PropertyKey[],
  link: Partial<Record<string, string>>,
): Fault[] => {
  const known: Partial<Record<string, readonly { id: string }[]>> = {
    service: services,
    appointment: appointments,
    form: forms,
  }
  return Object.entries(link).flatMap(([kind, to = '']) =>
    known[kind]?.some(({ id }) => id === to) === false
      ? [dead(source, [...path, 'link', kind], to, kind)]
      : [],
  )
}

const stepFaults = (content: Content, { value, source }: Entry<LifeEvent>): Fault[] =>
  value.steps.flatMap(({ cite, awaited, link, only }, at) => {
    const path = ['steps', at]
    return [
      ...(cite.length === 0 && awaited === undefined
        ? [fault(placeIn(source, [...path, 'cite']), 'step_no_source')]
        : []),
      ...(awaited === undefined || content.awaited.value.some(({ id }) => id === awaited)
        ? []
        : [dead(source, [...path, 'awaited'], awaited, 'awaited')]),
      ...linkFaults(content, source, path, link ?? {}),
      ...(only === undefined
        ? []
        : whenFaults(source, value.questions, only.when, [...path, 'only', 'when'])),
    ]
  })

const optionFaults = ({ value, source }: Entry<LifeEvent>): Fault[] =>
  value.questions.flatMap(({ options }, at) =>
    options.flatMap(({ value: option }, nth) =>
      options.findIndex((one) => one.value === option) < nth
        ? [
            fault(placeIn(source, ['questions', at, 'options', nth, 'value']), 'option_twice', {
              value: option,
            }),
          ]
        : [],
    ),
  )

/** Addresses that the pages of a checklist or of the fraud test need for themselves. */
const taken = { lifeEvents: ['shell'], fraud: ['signs', 'poster', 'actions'] }

const addressFaults = ({ lifeEvents, fraudTest }: Content): Fault[] => [
  ...lifeEvents.flatMap(({ value: { id }, source }) =>
    taken.lifeEvents.includes(id) ? [fault(placeIn(source, ['id']), 'id_taken', { id })] : [],
  ),
  ...fraudTest.value.situations.flatMap(({ id }, at) =>
    taken.fraud.includes(id)
      ? [fault(placeIn(fraudTest.source, ['situations', at, 'id']), 'id_taken', { id })]
      : [],
  ),
]

type Beside = { ids: readonly string[]; situation: string }

/** Rows and situation of a page that stands beside the service pages. */
const besideFaults = (content: Content, { value, source }: Entry<Beside>): Fault[] => [
  ...value.ids.flatMap((id, at) =>
    content.catalogue.value.some((row) => row.id === id) ? [] : [dead(source, ['ids', at], id, 'row')],
  ),
  ...(content.situations.value.some(({ id }) => id === value.situation)
    ? []
    : [dead(source, ['situation'], value.situation, 'situation')]),
]

/** Each step has a source or says what is awaited; conditions and links of checklists lead somewhere. */
export const checklists: Check = (content) => [
  ...addressFaults(content),
  ...content.lifeEvents.flatMap((entry) => [...stepFaults(content, entry), ...optionFaults(entry)]),
  ...[...content.lifeEvents, content.fraudTest].flatMap((entry) => besideFaults(content, entry)),
]
