import type { MaskedField } from '../../../schema/desk/actions.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { CasePage } from '../../../views/desk/cases/CasePage.tsx'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'
import { ChildDoorPage } from '../../../views/desk/cases/ChildDoorPage.tsx'
import type { CaseModel, Typed } from '../../../views/desk/cases/model.ts'
import { newKey } from '../../form-key.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { given, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import { actsModel } from './choices.ts'
import { doneText } from './done.ts'
import { aboutCase, isOpened, openedKey, type Found } from './found.ts'
import { historyLines } from './history.ts'
import { peopleOf } from './people.ts'
import { photoAddresses } from './photo.ts'
import { fieldsIn } from './reports.ts'
import { seenAs } from './sight.ts'
import { viewOf } from './view.ts'

export type PageState = {
  fault?: DeskFault
  typed?: Typed
  /** The one field that was just opened. */
  shown?: MaskedField
  /** The last event that they had seen, where others acted since. */
  seen?: number
  done?: string | undefined
}

/** The page of a case that may be shown now. */
export const casePage = async (
  c: Visit,
  one: Signed,
  found: Found,
  { fault, typed = {}, shown, seen, done }: PageState = {},
): Promise<Response> => {
  const people = await peopleOf(c)
  const { file, child } = found
  const role = policy.desk.roles.find(({ id }) => id === one.person.role)
  const mayAct = seenAs(one.person, 'cases.act', file.state) !== undefined
  const model: CaseModel = {
    view: viewOf(c, one, found, people, { shown, photoAddress: photoAddresses(c, one, file.number) }),
    hidden: {
      seen: file.events.length,
      key: newKey(),
      opened: child ? openedKey(c, one, file.number) : undefined,
    },
    fields: fieldsIn(c, file).filter((field) => role?.unmask.includes(field) === true),
    shown,
    acts: mayAct ? actsModel(found, one.person, people) : undefined,
    typed,
    fault,
    meanwhile:
      seen === undefined ? [] : historyLines(c, file, people, { shown: shown === 'words', after: seen }),
    done,
  }
  const title = t('desk-cases.title', { number: file.number })
  return show(c, title, <CasePage {...given(one)} {...model} />, fault && statusOf(fault))
}

type Door = { action: string; hidden: Readonly<Record<string, string>>; fault: DeskFault | undefined }

/** What stands before a child's case that is needed for something else: the reason goes there, with what the form had. */
export const childDoorTo = (
  c: Visit,
  one: Signed,
  { file: { number } }: Found,
  door: Door,
): Promise<Response> =>
  show(
    c,
    t('desk-cases.title', { number }),
    <ChildDoorPage {...given(one)} {...door} number={number} />,
    door.fault && statusOf(door.fault),
  )

/** What stands before a child's case: why it is to be opened. */
export const childDoor = (
  c: Visit,
  one: Signed,
  found: Found,
  view: 'page' | 'print',
  fault?: DeskFault,
): Promise<Response> =>
  childDoorTo(c, one, found, { action: caseAddress('open', found.file.number), hidden: { view }, fault })

type Answer = (c: Visit, one: Signed, found: Found, form: URLSearchParams) => Promise<Response>

/** An answer about a case that may be shown: of a child's, one that was opened in this session. */
export const whenOpened =
  (answer: Answer): Answer =>
  (c, one, found, form) =>
    isOpened(c, one, found, form) ? answer(c, one, found, form) : childDoor(c, one, found, 'page')

/** `GET /desk/cases/<number>/` */
export const getCase = async (c: Visit, one: Signed, found: Found): Promise<Response> => {
  if (found.child) return childDoor(c, one, found, 'page')
  await trace(c, one, 'case-read', aboutCase(found.file.number))
  return casePage(c, one, found, { done: doneText(c) })
}
