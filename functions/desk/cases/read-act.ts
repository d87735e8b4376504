import { tidyText } from '../../../schema/casework/read-report.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { Typed } from '../../../views/desk/cases/model.ts'
import type { DeskAct } from '../../casework/desk/door.ts'
import { kindOf, rules } from '../../casework/desk/names.ts'
import type { Person } from '../../../schema/desk/person.ts'
import { placeIn } from './choices.ts'
import { caseActs, type CaseAct } from './done.ts'
import type { Found } from './found.ts'

const LONGEST_CHOICE = 80
const fields = ['words', 'assignee', 'to', 'report', 'outcome', 'into'] as const

/** What came with a form, as it stays in it when it is refused. */
export const typedIn = (form: URLSearchParams): Typed => ({
  act: caseActs.find((act) => act === form.get('act')) ?? '',
  ...Object.fromEntries(
    fields.map((name) => [
      name,
      (form.get(name) ?? '').slice(0, name === 'words' ? 4 * rules.mostWords : LONGEST_CHOICE),
    ]),
  ),
})

type ReadAct = Result<DeskAct, DeskFault>

const withWords = (typed: Typed, required: boolean, make: (words: string) => DeskAct): ReadAct => {
  const words = tidyText(typed['words'] ?? '')
  if (required && words === '') return refuse(deskFault('words_missing'))
  if (Array.from(words).length > rules.mostWords) return refuse(deskFault('words_long'))
  return ok(make(words))
}

const chosen = <T>(value: T | undefined, make: (value: T) => ReadAct): ReadAct =>
  value === undefined ? refuse(deskFault('choice_missing')) : make(value)

/**
 * Reads an act on a case from its form. `into` is the id of the case to be merged into, which whoever asks may act on. Refuses
 * `form_broken`, `choice_missing`, `words_missing`, `words_long`, `merge_unknown`.
 */
export const readAct = (
  typed: Typed,
  { file: { state, reports } }: Found,
  { colleagues, into }: { colleagues: readonly Person[]; into: string | undefined },
): ReadAct => {
  const act = caseActs.find((one) => one === typed['act']) as CaseAct | undefined
  switch (act) {
    case 'accept':
    case 'review':
      return ok({ act })
    case 'take':
      return chosen(
        colleagues.find(({ id }) => id === typed['assignee']),
        ({ id }) => ok({ act, assignee: id }),
      )
    case 'assign':
      return chosen(placeIn(state, typed['to'] ?? ''), (place) => ok({ act, ...place }))
    case 'note':
    case 'tell':
    case 'raise':
      return withWords(typed, true, (words) => ({ act, words }))
    case 'ask':
      return chosen(
        reports.find(({ id, withdrawn }) => id === typed['report'] && !withdrawn),
        ({ id }) => withWords(typed, true, (words) => ({ act, reportId: id, words })),
      )
    case 'close':
      return chosen(
        kindOf(state.kind).outcomes.find(({ id }) => id === typed['outcome']),
        ({ id }) => withWords(typed, false, (words) => ({ act, outcome: id, words })),
      )
    case 'merge':
      return into === undefined ? refuse(deskFault('merge_unknown')) : ok({ act, into })
    case undefined:
      return refuse(deskFault('form_broken'))
  }
}
