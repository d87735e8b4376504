import { deskFault } from '../../../schema/desk/faults.ts'
import type { DraftContent } from '../../../schema/desk/draft.ts'
import { authorsOf } from '../../../schema/desk/draft.ts'
import { today } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { refused, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import type { ChangeSetHead } from './change-set.ts'
import { samples, say, standingOf } from './ground.ts'
import { knownDraft, namesOf, type Known } from './known.ts'
import { aboutDraft } from './object/for-audit.ts'

type Made = { name: string; text: string }
type Make = (content: DraftContent, head: ChangeSetHead) => Promise<Made>

const headOf = (
  { draft, latest }: Known,
  approval: { by: string; atMs: number },
  nameOf: (id: string) => string,
): ChangeSetHead => {
  const named = (id: string): string => `${nameOf(id)} (desk:${id})`
  return {
    draft: draft.id,
    version: latest.version,
    hash: latest.hash,
    authors: authorsOf(draft).map(named),
    approver: named(approval.by),
    approvedMs: approval.atMs,
    contentVersion: policy.version.slice(0, 12),
  }
}

/** A file of an approved draft, word for word what was approved. */
const download =
  (make: Make) =>
  async (c: Visit, one: Signed): Promise<Response> => {
    const known = await knownDraft(c, one, c.req.query('id') ?? '')
    if (!known.ok) return refused(c, known.problem, true)
    const { draft, latest, content } = known.value
    const approval = draft.steps.at(-1)
    if (draft.state !== 'approved' || approval?.hash !== latest.hash)
      return refused(c, deskFault('draft_step'), true)
    if (standingOf(content, today(c)) !== 'good') return refused(c, deskFault('draft_stale'), true)
    const { name, text } = await make(content, headOf(known.value, approval, await namesOf(c)))
    await trace(c, one, 'change-set-downloaded', `${aboutDraft(draft.id, latest.version)} ${name}`)
    return c.body(text, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    })
  }

const fileName = (path: string): string => path.split('/').at(-1) ?? path

/** `GET /desk/editions/change-set/?id=`: the patch for the repository. */
export const getChangeSet = download(async (content, head) => {
  const { changeSet, draftFile } = await import('./change-set.ts')
  const { path } = draftFile(content, say)
  return {
    name: `${fileName(path).replace(/\.yaml$/, '')}.patch`,
    text: changeSet(content, head, { samples, say }),
  }
})

/** `GET /desk/editions/file/?id=`: the file alone. */
export const getFile = download(async (content) => {
  const { draftFile } = await import('./change-set.ts')
  const { path, text } = draftFile(content, say)
  return { name: fileName(path), text }
})
