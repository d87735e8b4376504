import { editionPaths } from '../../../views/desk/editions/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { getDraft, getPreview } from './draft.tsx'
import { getChangeSet, getFile } from './files.ts'
import { getList } from './list.tsx'
import { getNotice, NOTICE_BYTES, postNotice } from './notice.tsx'
import { postApprove, postPublished, postSendBack, postSubmit } from './steps.ts'
import { getWhitelist, postWhitelist, WHITELIST_BYTES } from './whitelist.tsx'

const drafting = { needs: 'content.draft' } as const

/** Notices and editions of the whitelist, from a draft to a change set. */
export const editionRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: editionPaths.list, ...drafting, answer: getList },
  { method: 'GET', path: editionPaths.notice, ...drafting, answer: getNotice },
  { method: 'POST', path: editionPaths.notice, ...drafting, mostBytes: NOTICE_BYTES, answer: postNotice },
  { method: 'GET', path: editionPaths.whitelist, ...drafting, answer: getWhitelist },
  {
    method: 'POST',
    path: editionPaths.whitelist,
    ...drafting,
    mostBytes: WHITELIST_BYTES,
    answer: postWhitelist,
  },
  { method: 'GET', path: editionPaths.draft, ...drafting, answer: getDraft },
  { method: 'GET', path: editionPaths.preview, ...drafting, answer: getPreview },
  { method: 'POST', path: editionPaths.submit, ...drafting, answer: postSubmit },
  { method: 'POST', path: editionPaths.approve, needs: 'content.approve', answer: postApprove },
  { method: 'POST', path: editionPaths.sendBack, needs: 'content.approve', answer: postSendBack },
  { method: 'POST', path: editionPaths.published, ...drafting, answer: postPublished },
  { method: 'GET', path: editionPaths.changeSet, ...drafting, answer: getChangeSet },
  { method: 'GET', path: editionPaths.file, ...drafting, answer: getFile },
]
