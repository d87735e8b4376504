import { maskedFields } from '../../../schema/desk/actions.ts'
import { deskFault } from '../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import { PrintPage } from '../../../views/desk/cases/PrintPage.tsx'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { atText, given, show, type Signed, type Visit } from '../pages/show.tsx'
import { opened, trace } from '../trace.ts'
import { casePage, childDoor, whenOpened } from './case.tsx'
import { aboutCase, isOpened, type Found } from './found.ts'
import { peopleOf } from './people.ts'
import { viewOf } from './view.ts'

const whyIn = (form: URLSearchParams): string => (form.get('why') ?? '').trim()

/** A case for the folder: everything masked, without anything to click. */
const printPage = async (c: Visit, one: Signed, found: Found): Promise<Response> => {
  const { number } = found.file
  await trace(c, one, 'case-printed', aboutCase(number))
  const view = viewOf(c, one, found, await peopleOf(c), { photoAddress: () => '' })
  const props = { view, printed: atText(nowMs(c)), by: one.person.name }
  return show(c, t('desk-cases.title', { number }), <PrintPage {...given(one)} {...props} />)
}

/** `GET /desk/cases/<number>/print/` */
export const getPrint = (c: Visit, one: Signed, found: Found): Promise<Response> =>
  found.child ? childDoor(c, one, found, 'print') : printPage(c, one, found)

/**
 * `POST /desk/cases/<number>/open/`: a child's case, with a reason that is written down before anything is shown; again without one
 * for a page that was opened in this session.
 */
export const postOpen = async (
  c: Visit,
  one: Signed,
  found: Found,
  form: URLSearchParams,
): Promise<Response> => {
  const view = form.get('view') === 'print' ? 'print' : 'page'
  const about = aboutCase(found.file.number)
  const wasOpened = found.child && isOpened(c, one, found, form)
  if (found.child && !wasOpened) {
    const why = whyIn(form)
    if (why.length < LEAST_WHY) return childDoor(c, one, found, view, deskFault('why_missing'))
    await trace(c, one, 'child-case-opened', about, why)
  }
  if (view === 'print') return printPage(c, one, found)
  await trace(c, one, 'case-read', about)
  return casePage(c, one, found)
}

/** `POST /desk/cases/<number>/unmask/`: one field of a case, with a reason; it stands in this answer and nowhere else. */
export const postUnmask = whenOpened(async (c, one, found, form) => {
  const { file, thing } = found
  const field = maskedFields.find((name) => name === form.get('field'))
  if (field === undefined) {
    await trace(c, one, 'case-read', aboutCase(file.number))
    return casePage(c, one, found, { fault: deskFault('form_broken') })
  }
  const asked = {
    action: 'cases.read',
    field,
    thing,
    about: aboutCase(file.number),
    why: whyIn(form),
  } as const
  const may = await opened(c, one, asked)
  if (may.ok) return casePage(c, one, found, { shown: field })
  return casePage(c, one, found, { fault: may.problem, typed: { act: 'unmask', why: whyIn(form) } })
})
