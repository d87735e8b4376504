import { after, isOpen } from '../../../schema/casework/transitions.ts'
import type { Person } from '../../../schema/desk/person.ts'
import type { ActsModel, Option } from '../../../views/desk/cases/model.ts'
import { eventOf, kindOf, rules, unitName } from '../../casework/desk/names.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText } from '../pages/show.tsx'
import { caseActs, type CaseAct } from './done.ts'
import type { Found } from './found.ts'
import type { People } from './people.ts'
import { seenAs } from './sight.ts'

type State = Found['file']['state']

/** Acts that the case, as it stands, can take. */
const actsFor = ({ file: { state, reports } }: Found): Set<CaseAct> => {
  const can = new Set<CaseAct>()
  for (const act of caseActs) if (after(state.status, eventOf[act]) !== undefined) can.add(act)
  if (!state.review) can.delete('review')
  if (state.raised || !isOpen(state.status)) can.delete('raise')
  if (reports.every(({ withdrawn }) => withdrawn)) can.delete('ask')
  return can
}

/** Who of those who work here could do this case; whoever asks comes first. */
export const colleaguesFor = (state: State, { active }: People, own: string): Person[] =>
  active
    .filter((person) => seenAs(person, 'cases.act', state) !== undefined)
    .toSorted((a, b) => Number(b.id === own) - Number(a.id === own))

/** What a case can be handed over to, as one value: `unit:rescue-station`, `township:431281101`. */
const UNIT = 'unit:'
const TOWNSHIP = 'township:'
const townshipUnit = policy.units.find(({ kind }) => kind === 'township')?.id

const placesFor = (state: State): ActsModel['places'] => {
  const units = policy.units.filter(({ id, kind }) => kind !== 'township' && id !== state.unit)
  const townships = policy.places.townships.filter(
    ({ code }) => state.unit !== townshipUnit || code !== state.township,
  )
  return [
    {
      title: t('desk-cases.assign.units'),
      options: units.map(({ id, name }) => ({ value: UNIT + id, text: name })),
    },
    {
      title: t('desk-cases.assign.townships'),
      options: townships.map(({ code }) => ({
        value: TOWNSHIP + code,
        text: unitName(townshipUnit ?? '', code),
      })),
    },
  ]
}

/** Where a case is to go, of what {@link placesFor} offers; undefined for anything else. */
export const placeIn = (state: State, value: string): { unit: string; township?: string } | undefined => {
  const isOffered = placesFor(state).some(({ options }) => options.some((option) => option.value === value))
  if (!isOffered) return undefined
  if (value.startsWith(UNIT)) return { unit: value.slice(UNIT.length) }
  return townshipUnit === undefined
    ? undefined
    : { unit: townshipUnit, township: value.slice(TOWNSHIP.length) }
}

/** Cases that this one may be put together with: those that may be about the same, and are theirs to act on. */
const candidatesFor = ({ file }: Found, person: Person): Option[] =>
  file.beside.flatMap(({ number, state, why }) =>
    (why === 'maybe-same' || why === 'near') &&
    state.kind === file.state.kind &&
    after(state.status, 'joined') !== undefined &&
    seenAs(person, 'cases.act', state) !== undefined
      ? [
          {
            value: String(number),
            text: t('desk-cases.merge.candidate', {
              number,
              received: atText(state.openedMs),
              why: t(`desk-cases.beside.${why}`, { step: t(`desk-cases.status.${state.status}`) }),
            }),
          },
        ]
      : [],
  )

export const actsModel = (found: Found, person: Person, people: People): ActsModel => {
  const { state, reports } = found.file
  return {
    can: actsFor(found),
    colleagues: colleaguesFor(state, people, person.id).map(({ id, name }) => ({
      value: id,
      text: id === person.id ? t('desk-cases.take.self', { name }) : name,
    })),
    places: placesFor(state),
    reports: reports.flatMap(({ id, withdrawn, receivedMs }, at) =>
      withdrawn
        ? []
        : [{ value: id, text: t('desk-cases.ask.report', { nth: at + 1, received: atText(receivedMs) }) }],
    ),
    outcomes: kindOf(state.kind).outcomes.map(({ id, label, text }) => ({
      value: id,
      text: t('desk-cases.close.outcome', { label, text }),
    })),
    candidates: candidatesFor(found, person),
    mostWords: rules.mostWords,
  }
}
