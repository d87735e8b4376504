import { today } from '../../clock.ts'
import { authorsOf, stepsAllowed, draftSteps, type DraftStep } from '../../../schema/desk/draft.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { noticeAdvice } from '../../../schema/desk/notice-draft.ts'
import { DraftPage } from '../../../views/desk/editions/DraftPage.tsx'
import { EditionLook, NoticeLook } from '../../../views/desk/editions/look.tsx'
import type { DraftModel, DraftShown, HistoryLine } from '../../../views/desk/editions/model.ts'
import { PreviewPage } from '../../../views/desk/editions/PreviewPage.tsx'
import { newKey } from '../../form-key.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { changeLines } from './changes.ts'
import { editionsBefore, plainWords, standingOf } from './ground.ts'
import { isTheirs, knownDraft, namesOf, townshipName, unitName, type Known } from './known.ts'

/** What was typed into a form of the page that was refused, and why. */
export type Refused = { fault?: DeskFault; words?: string; commit?: string }

const serviceNames = (ids: readonly string[]): string[] =>
  ids.map((id) => policy.catalogue.find((row) => row.id === id)?.name ?? id)

const shownOf = ({ content }: Known): DraftShown => {
  if (content.kind === 'notice') {
    const { long, office } = noticeAdvice(content.notice, plainWords)
    const advice = [
      ...long.map((sentence) => t('desk-editions.draft.advice-long', { sentence })),
      ...office.map((word) => t('desk-editions.draft.advice-word', word)),
    ]
    return {
      kind: 'notice',
      notice: content.notice,
      unit: unitName(content.notice.unit),
      services: serviceNames(content.notice.services),
      advice,
    }
  }
  const { edition, file } = content
  const before = editionsBefore(edition.provenance).findLast(({ day }) => day < edition.day)
  return {
    kind: 'edition',
    edition,
    file: file.name,
    first: before === undefined,
    changes: changeLines(before, edition),
  }
}

const historyOf = ({ draft }: Known, nameOf: (id: string) => string): HistoryLine[] =>
  [
    ...draft.versions.map(({ version, by, atMs }) => ({
      what: 'saved' as const,
      version,
      by,
      atMs,
      words: '',
      order: 0,
    })),
    ...draft.steps.map((step, at) => ({ ...step, order: at + 1 })),
  ]
    .toSorted((one, other) => one.version - other.version || one.order - other.order)
    .map(({ what, version, by, atMs, words }) => ({
      what,
      version,
      who: nameOf(by),
      at: atText(atMs),
      words,
    }))

const doneIn = (c: Visit): DraftModel['done'] =>
  ([...draftSteps, 'saved'] as const).find((step) => step === c.req.query('done'))

/** The page of a draft, also where a step on it was refused. */
export const draftPage = async (
  c: Visit,
  one: Signed,
  known: Known,
  { fault, words = '', commit = '' }: Refused = {},
): Promise<Response> => {
  const { draft, latest, content } = known
  const nameOf = await namesOf(c)
  const standing = standingOf(content, today(c))
  const open = (step: DraftStep): boolean => stepsAllowed[draft.state].includes(step)
  const own = authorsOf(draft).includes(one.person.id)
  const approves = isTheirs(one, latest.unit, 'content.approve')
  const isFit = standing === 'good'
  const model = {
    id: draft.id,
    title: latest.title,
    state: draft.state,
    version: latest.version,
    hash: latest.hash,
    by: t('desk-editions.by-at', { name: nameOf(latest.by), at: atText(latest.atMs) }),
    standing,
    shown: shownOf(known),
    history: historyOf(known, nameOf),
    can: {
      change: draft.state !== 'published',
      submit: isFit && open('submitted'),
      approve: isFit && approves && !own && open('approved'),
      sendBack: approves && open('sent-back'),
      published: open('published'),
      download: draft.state === 'approved' && isFit,
    },
    own,
    keyed: newKey(),
    fault,
    done: fault === undefined ? doneIn(c) : undefined,
    words,
    commit,
  }
  return show(c, latest.title, <DraftPage {...given(one)} {...model} />, fault && statusOf(fault))
}

/** `GET /desk/editions/draft/?id=` */
export const getDraft = async (c: Visit, one: Signed): Promise<Response> => {
  const known = await knownDraft(c, one, c.req.query('id') ?? '')
  return known.ok ? draftPage(c, one, known.value) : refused(c, known.problem, true)
}

/** `GET /desk/editions/preview/?id=` */
export const getPreview = async (c: Visit, one: Signed): Promise<Response> => {
  const known = await knownDraft(c, one, c.req.query('id') ?? '')
  if (!known.ok) return refused(c, known.problem, true)
  const { draft, latest } = known.value
  const shown = shownOf(known.value)
  const page = (
    <PreviewPage {...given(one)} id={draft.id} version={latest.version} state={draft.state}>
      {shown.kind === 'notice' ? (
        <NoticeLook t={t} {...shown} />
      ) : (
        <EditionLook t={t} edition={shown.edition} townshipName={townshipName} />
      )}
    </PreviewPage>
  )
  return show(c, t('desk-editions.preview.title'), page)
}
