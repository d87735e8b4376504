import { canonical } from '../../../schema/canonical.ts'
import type { DraftContent } from '../../../schema/desk/draft.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { refuse, type Result } from '../../../schema/result.ts'
import { editionPaths, ofDraft } from '../../../views/desk/editions/addresses.ts'
import { nowMs } from '../../clock.ts'
import { keyOf } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { t } from '../../words.ts'
import type { Signed, Visit } from '../pages/show.tsx'
import { settled } from '../trace.ts'
import { draftsOf, isTheirs, knownDraft } from './known.ts'
import type { Saved } from './object/saving.ts'

const titleOf = (content: DraftContent): string => {
  if (content.kind === 'notice') return content.notice.title
  const { edition, provenance } = content.edition
  return t(`desk-editions.edition-title${provenance === 'sample' ? '-sample' : ''}`, { edition })
}

/** Which draft a form changes, and the version it was opened at. */
export const asked = (form: URLSearchParams): { draft: string | undefined; after: number } => {
  const after = Number(form.get('after') ?? '0')
  return { draft: form.get('draft') || undefined, after: Number.isSafeInteger(after) ? after : -1 }
}

/** Keeps a version of a new draft or of one that is theirs. Refuses what `knownDraft` and the object refuse. */
const saved = async (
  c: Visit,
  one: Signed,
  form: URLSearchParams,
  content: DraftContent,
): Promise<Result<Saved, DeskFault>> => {
  const { draft, after } = asked(form)
  const unit = content.kind === 'notice' ? content.notice.unit : null
  if (!isTheirs(one, unit)) return refuse(deskFault('not_yours'))
  if (draft !== undefined) {
    const known = await knownDraft(c, one, draft)
    if (!known.ok && known.problem.code !== 'draft_stale') return known
  }
  const text = canonical(content)
  return draftsOf(c).save({
    draft: draft ?? null,
    after,
    kind: content.kind,
    title: titleOf(content),
    unit,
    content: text,
    by: one.person.id,
    nowMs: nowMs(c),
    key: await keyOf(form, one.person.id, draft ?? '', text),
  })
}

/** Keeps what a form made and goes on to the draft; `refused` shows the form again with what stood in the way. */
export const saveAndGo = async (
  c: Visit,
  one: Signed,
  form: URLSearchParams,
  { content, refused }: { content: DraftContent; refused: (fault: DeskFault) => Promise<Response> },
): Promise<Response> => {
  const kept = await saved(c, one, form, content)
  if (!kept.ok) return refused(kept.problem)
  await settled(c, draftsOf(c))
  return onTo(c, `${ofDraft(editionPaths.draft, kept.value.draft)}&done=saved`)
}
