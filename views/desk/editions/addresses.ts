/** The addresses of drafts. Ids of drafts stand in the query: they say nothing of anybody. */
export const editionPaths = {
  list: '/desk/editions/',
  notice: '/desk/editions/notice/',
  whitelist: '/desk/editions/whitelist/',
  draft: '/desk/editions/draft/',
  preview: '/desk/editions/preview/',
  submit: '/desk/editions/submit/',
  approve: '/desk/editions/approve/',
  sendBack: '/desk/editions/send-back/',
  published: '/desk/editions/published/',
  changeSet: '/desk/editions/change-set/',
  file: '/desk/editions/file/',
} as const

/** One of these addresses, for one draft. */
export const ofDraft = (path: string, id: string): string => `${path}?id=${encodeURIComponent(id)}`
