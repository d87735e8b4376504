import type { DraftStep } from '../../../schema/desk/draft.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import { editionPaths, ofDraft } from '../../../views/desk/editions/addresses.ts'
import { nowMs, today } from '../../clock.ts'
import { keyOf } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { refused, type Signed, type Visit } from '../pages/show.tsx'
import { settled, trace } from '../trace.ts'
import { aboutDraft } from './object/for-audit.ts'
import { draftPage } from './draft.tsx'
import { standingOf } from './ground.ts'
import { draftsOf, isTheirs, knownDraft, type Known } from './known.ts'

const LONGEST_WORDS = 500
const COMMIT = /^[0-9a-f]{7,40}$/

type Answer = (c: Visit, one: Signed, form: URLSearchParams) => Promise<Response>

/** What stands against a step before the object is asked. */
const against = (
  what: DraftStep,
  { content, latest }: Known,
  { one, words, day }: { one: Signed; words: string; day: string },
): DeskFault | undefined => {
  const isVerdict = what === 'approved' || what === 'sent-back'
  if (isVerdict && !isTheirs(one, latest.unit, 'content.approve')) return deskFault('not_yours')
  if (what === 'sent-back' && words.length < LEAST_WHY) return deskFault('words_missing')
  if (what === 'published') return COMMIT.test(words) ? undefined : deskFault('commit_form')
  // What can no longer be published can still be sent back.
  return what !== 'sent-back' && standingOf(content, day) !== 'good' ? deskFault('draft_stale') : undefined
}

/** One step of a draft; `field` holds the words that belong to it. */
const stepBy =
  (what: DraftStep, field?: 'words' | 'commit'): Answer =>
  async (c, one, form) => {
    const known = await knownDraft(c, one, form.get('id') ?? '')
    if (!known.ok) return refused(c, known.problem, true)
    const words = field === undefined ? '' : (form.get(field) ?? '').trim().slice(0, LONGEST_WORDS)
    const typed = field === undefined ? {} : { [field]: words }
    const fault = against(what, known.value, { one, words, day: today(c) })
    if (fault !== undefined) return draftPage(c, one, known.value, { ...typed, fault })
    const { id } = known.value.draft
    const hash = form.get('hash') ?? ''
    const by = one.person.id
    const key = await keyOf(form, what, by, id, hash, words)
    const done = await draftsOf(c).step({ draft: id, what, hash, by, nowMs: nowMs(c), words, key })
    if (!done.ok) {
      await trace(c, one, 'refused', aboutDraft(id, known.value.latest.version), done.problem.code)
      return draftPage(c, one, known.value, { ...typed, fault: done.problem })
    }
    await settled(c, draftsOf(c))
    return onTo(c, `${ofDraft(editionPaths.draft, id)}&done=${what}`)
  }

export const postSubmit = stepBy('submitted')
export const postApprove = stepBy('approved')
export const postSendBack = stepBy('sent-back', 'words')
export const postPublished = stepBy('published', 'commit')
