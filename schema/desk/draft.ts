import * as z from 'zod'
import { editionSchema } from '../content/institution.ts'
import { noticeSchema } from '../content/notice.ts'

export const draftKinds = ['notice', 'edition'] as const
export type DraftKind = (typeof draftKinds)[number]

/** What happens to a version. Saving is no step: it makes a new version, of which none of these is true yet. */
export const draftSteps = ['submitted', 'approved', 'sent-back', 'published'] as const
export type DraftStep = (typeof draftSteps)[number]
export type DraftState = 'draft' | DraftStep

/** Where a draft stands: the last step on its latest version. A change afterwards is a draft again. */
export const draftState = (
  latest: number,
  steps: readonly { what: DraftStep; version: number }[],
): DraftState => steps.findLast(({ version }) => version === latest)?.what ?? 'draft'

/** What can come next. What was sent back has to be changed, and what is published is over. */
export const stepsAllowed: Readonly<Record<DraftState, readonly DraftStep[]>> = {
  draft: ['submitted'],
  submitted: ['approved', 'sent-back'],
  'sent-back': [],
  approved: ['published'],
  published: [],
}

/** Whose own draft it is: everybody who wrote a version of it, and who submitted the latest one. None of them can approve it. */
export const authorsOf = ({
  versions,
  steps,
}: {
  versions: readonly { by: string; version: number }[]
  steps: readonly { what: DraftStep; by: string; version: number }[]
}): string[] => [
  ...new Set([
    ...versions.map(({ by }) => by),
    ...steps
      .filter(({ what, version }) => what === 'submitted' && version === versions.length)
      .map(({ by }) => by),
  ]),
]

const typed = z.string().max(20_000)
/** What was typed into the form of a notice, as it was typed. */
const noticeFormSchema = z.strictObject({
  id: typed,
  title: typed,
  day: typed,
  unit: typed,
  services: z.array(z.string().max(20)).max(100),
  summary: typed,
  body: typed,
  cites: typed,
  provenance: typed,
})
export type NoticeForm = z.infer<typeof noticeFormSchema>

const noticeDraftSchema = z.strictObject({
  kind: z.literal('notice'),
  form: noticeFormSchema,
  notice: noticeSchema,
})
const editionDraftSchema = z.strictObject({
  kind: z.literal('edition'),
  edition: editionSchema,
  /** The checksum of the edition that was the latest when the table was read; null where there was none. */
  base: z.string().nullable(),
  /** The name of the file, and its SHA-256. */
  file: z.strictObject({ name: z.string().max(120), hash: z.string().length(64) }),
})
export const draftContentSchema = z.discriminatedUnion('kind', [noticeDraftSchema, editionDraftSchema])
export type NoticeDraft = z.infer<typeof noticeDraftSchema>
export type EditionDraft = z.infer<typeof editionDraftSchema>
export type DraftContent = z.infer<typeof draftContentSchema>
