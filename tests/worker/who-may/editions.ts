import type { WhoMay } from './index.ts'

/** Notices and editions of the whitelist: who drafts, and who lets pass. */
export const editions: WhoMay = {
  'GET /desk/editions/': ['editor', 'approver'],
  'GET /desk/editions/notice/': ['editor', 'approver'],
  'POST /desk/editions/notice/': ['editor', 'approver'],
  'GET /desk/editions/whitelist/': ['editor', 'approver'],
  'POST /desk/editions/whitelist/': ['editor', 'approver'],
  'GET /desk/editions/draft/': ['editor', 'approver'],
  'GET /desk/editions/preview/': ['editor', 'approver'],
  'POST /desk/editions/submit/': ['editor', 'approver'],
  'POST /desk/editions/approve/': ['approver'],
  'POST /desk/editions/send-back/': ['approver'],
  'POST /desk/editions/published/': ['editor', 'approver'],
  'GET /desk/editions/change-set/': ['editor', 'approver'],
  'GET /desk/editions/file/': ['editor', 'approver'],
}
