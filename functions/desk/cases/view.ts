import type { MaskedField } from '../../../schema/desk/actions.ts'
import { isPassedOn } from '../../../schema/desk/case-order.ts'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'
import type { BesideLine, CaseView, Line } from '../../../views/desk/cases/model.ts'
import { kindOf, townshipName, unitName } from '../../casework/desk/names.ts'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { atText, type Signed, type Visit } from '../pages/show.tsx'
import { clocksOf } from './clocks.ts'
import type { Found } from './found.ts'
import { historyLines } from './history.ts'
import type { People } from './people.ts'
import { openLines, reportParts, type PhotoAddress } from './reports.ts'
import { seenAs } from './sight.ts'

type State = Found['file']['state']

const outcomeLines = (state: State): Line[] => {
  const outcome = kindOf(state.kind).outcomes.find(({ id }) => id === state.outcome)
  return outcome === undefined ? [] : [{ label: t('desk-cases.outcome'), text: outcome.label }]
}

const factsOf = (state: State, { nameOf }: People): Line[] => [
  { label: t('desk-cases.received'), text: atText(state.openedMs) },
  { label: t('desk-cases.unit'), text: unitName(state.unit, state.township) },
  {
    label: t('desk-cases.assignee'),
    text: state.assignee === null ? t('desk-cases.nobody') : nameOf(state.assignee),
  },
  {
    label: t('desk-cases.township'),
    text: townshipName(state.township) ?? t('desk-cases.no-township'),
  },
  ...openLines(kindOf(state.kind), state.open),
  ...outcomeLines(state),
]

/** Other cases beside this one, as far as they are theirs to see. */
const besideOf = ({ file }: Found, { person }: Signed): BesideLine[] =>
  file.beside.flatMap(({ number, state, why }) =>
    seenAs(person, 'cases.read', state) === undefined
      ? []
      : [
          {
            number,
            href: caseAddress('one', number),
            text: t(`desk-cases.beside.${why}`, { step: t(`desk-cases.status.${state.status}`) }),
          },
        ],
  )

/** A case as somebody is shown it, with one field of it open or none. */
export const viewOf = (
  c: Visit,
  one: Signed,
  found: Found,
  people: People,
  { shown, photoAddress }: { shown?: MaskedField | undefined; photoAddress: PhotoAddress },
): CaseView => {
  const { file, child } = found
  const { state, number } = file
  const kind = kindOf(state.kind)
  return {
    number,
    kind: kind.name,
    formal: kind.formalName,
    danger: state.danger,
    passedOn: isPassedOn(state),
    review: state.review,
    child,
    step: t(`desk-cases.status.${state.status}`),
    clocks: clocksOf(state, nowMs(c)),
    facts: factsOf(state, people),
    reports: reportParts(c, file, shown, photoAddress),
    beside: besideOf(found, one),
    history: historyLines(c, file, people, { shown: shown === 'words' }),
  }
}
