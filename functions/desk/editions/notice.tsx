import type { NoticeForm } from '../../../schema/desk/draft.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { noticeOf, type FormFinding } from '../../../schema/desk/notice-draft.ts'
import { NoticeFormPage } from '../../../views/desk/editions/NoticeFormPage.tsx'
import { today } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import type { Sent } from '../pages/guard.ts'
import { given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { loadSlugOf, noticeGround } from './ground.ts'
import { knownDraft } from './known.ts'
import { asked, saveAndGo } from './save.ts'

/** A notice of its longest, as a browser sends it. */
export const NOTICE_BYTES = 256 * 1024
const MOST_TYPED = 20_000
const MOST_SERVICES = 100

type Shown = {
  form: NoticeForm
  draft: string | undefined
  after: number
  keyed: string
  faults?: readonly FormFinding[]
  fault?: DeskFault
  tooLarge?: boolean
}

const formPage = (c: Visit, one: Signed, shown: Shown): Promise<Response> => {
  const { faults = [], fault, tooLarge = false, draft } = shown
  const model = {
    ...shown,
    faults,
    fault,
    tooLarge,
    units: policy.units.filter(({ kind }) => kind !== 'township').map(({ id, name }) => ({ id, name })),
    services: policy.catalogue.map(({ id, name }) => ({ id, name })),
  }
  const title = t(`desk-editions.notice.${draft === undefined ? 'title' : 'change'}`)
  const status = fault !== undefined ? statusOf(fault) : tooLarge ? 413 : faults.length > 0 ? 422 : 200
  return show(c, title, <NoticeFormPage {...given(one)} {...model} />, status)
}

const emptyForm = (day: string): NoticeForm => ({
  id: '',
  title: '',
  day,
  unit: '',
  services: [],
  summary: '',
  body: '',
  cites: '',
  provenance: 'confirmed',
})

/** `GET /desk/editions/notice/`: a new one, or with `id` the latest version of one, as it was typed. */
export const getNotice = async (c: Visit, one: Signed): Promise<Response> => {
  const id = c.req.query('id')
  const keyed = newKey()
  if (id === undefined)
    return formPage(c, one, { form: emptyForm(today(c)), draft: undefined, after: 0, keyed })
  const known = await knownDraft(c, one, id)
  if (!known.ok) return refused(c, known.problem, true)
  const { content, draft, latest } = known.value
  if (content.kind !== 'notice') return refused(c, deskFault('draft_unknown'), true)
  if (draft.state === 'published') return refused(c, deskFault('draft_over'), true)
  return formPage(c, one, { form: content.form, draft: draft.id, after: latest.version, keyed })
}

const typed = (words: URLSearchParams): NoticeForm => {
  const word = (name: string): string => (words.get(name) ?? '').slice(0, MOST_TYPED)
  const { id, title, day, unit, summary, body, cites, provenance } = Object.fromEntries(
    (['id', 'title', 'day', 'unit', 'summary', 'body', 'cites', 'provenance'] as const).map(
      (name) => [name, word(name)] as const,
    ),
  ) as Omit<NoticeForm, 'services'>
  const services = [...new Set(words.getAll('services').map((service) => service.slice(0, 20)))]
  return {
    id,
    title,
    day: day.trim(),
    unit,
    services: services.slice(0, MOST_SERVICES),
    summary,
    body,
    cites,
    provenance,
  }
}

/** `POST /desk/editions/notice/`: keeps a version, or shows every fault beside what was typed. */
export const postNotice = async (
  c: Visit,
  one: Signed,
  words: URLSearchParams,
  { tooLarge }: Sent,
): Promise<Response> => {
  const form = typed(words)
  const again = { form, ...asked(words), keyed: newKey() }
  if (tooLarge) return formPage(c, one, { ...again, tooLarge })
  const notice = noticeOf(form, noticeGround(await loadSlugOf()), today(c))
  if (!notice.ok) return formPage(c, one, { ...again, faults: notice.problem })
  return saveAndGo(c, one, words, {
    content: { kind: 'notice', form, notice: notice.value },
    refused: (fault) => formPage(c, one, { ...again, fault }),
  })
}
