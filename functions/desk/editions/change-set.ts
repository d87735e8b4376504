import { formatPatch, structuredPatch, type StructuredPatch } from 'diff'
import type { DraftContent } from '../../../schema/desk/draft.ts'
import type { ContentFile } from '../../../schema/desk/drafting.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import type { Say } from '../../../schema/institutions/import/words.ts'
import { editionFile } from '../../edition-file.ts'
import { noticeFile } from './notice-file.ts'

const FILE_MODE = '100644'

/** Who let which version pass, for the message of the commit. */
export type ChangeSetHead = {
  draft: string
  version: number
  hash: string
  /** Names with ids of the staff. */
  authors: readonly string[]
  approver: string
  approvedMs: number
  /** The version of the content of which the portal was built. */
  contentVersion: string
}

/** The file that a draft adds to content/. */
export const draftFile = (content: DraftContent, say: Say): ContentFile =>
  content.kind === 'notice'
    ? { path: `content/published/notices/${content.notice.id}.yaml`, text: noticeFile(content.notice) }
    : { path: `content/institutions/${content.edition.day}.yaml`, text: editionFile(content.edition, say) }

/** A true list never follows samples: with the first confirmed edition the samples go. */
const filesTaken = (content: DraftContent, samples: readonly ContentFile[]): readonly ContentFile[] =>
  content.kind === 'edition' && content.edition.provenance === 'confirmed' ? samples : []

/** One file, as git writes it: which it is, whether it is new or gone, and its lines. */
const patchOf = (path: string, before: string | undefined, after: string | undefined): StructuredPatch => ({
  ...structuredPatch(`a/${path}`, `b/${path}`, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
  }),
  ...(before === undefined ? { oldFileName: '/dev/null' } : {}),
  ...(after === undefined ? { newFileName: '/dev/null' } : {}),
  isGit: true,
  isCreate: before === undefined,
  isDelete: after === undefined,
  ...(before === undefined ? { newMode: FILE_MODE } : {}),
  ...(after === undefined ? { oldMode: FILE_MODE } : {}),
})

/** Names come from a form: nothing in them may begin a line of its own. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()

const subjectOf = (content: DraftContent): string =>
  content.kind === 'notice'
    ? `Publish the notice ${content.notice.id}`
    : `Publish edition ${content.edition.edition} of the whitelist, ${content.edition.day}`

const messageOf = (content: DraftContent, head: ChangeSetHead): string[] => [
  `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001`,
  'From: The desk of the portal <desk@portal.invalid>',
  `Date: ${new Date(instantText(head.approvedMs)).toUTCString().replace('GMT', '+0000')}`,
  `Subject: [PATCH] ${subjectOf(content)}`,
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=UTF-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  `Draft ${head.draft}, version ${head.version}, SHA-256 ${head.hash}.`,
  `Made for the content of version ${head.contentVersion}.`,
  '',
  ...head.authors.map((author) => `Drafted-by: ${oneLine(author)}`),
  `Approved-by: ${oneLine(head.approver)}`,
  '---',
  '',
]

/**
 * A patch for the repository, for `git apply` and `git am` alike: the file of the draft, and, with the first confirmed edition of the
 * whitelist, the end of the samples. It fits the commit of which the portal was built.
 */
export const changeSet = (
  content: DraftContent,
  head: ChangeSetHead,
  { samples, say }: { samples: readonly ContentFile[]; say: Say },
): string => {
  const file = draftFile(content, say)
  const taken = filesTaken(content, samples)
  const before = taken.find(({ path }) => path === file.path)?.text
  const patches = [
    patchOf(file.path, before, file.text),
    ...taken.filter(({ path }) => path !== file.path).map(({ path, text }) => patchOf(path, text, undefined)),
  ]
  return `${messageOf(content, head).join('\n')}${formatPatch(patches)}-- \nportal\n`
}
