import { t } from '../words.ts'

/** What was cleared, said plainly, with the way back. */
export const ClearedPage = (elder: boolean): string =>
  `<div class="page-s stack"><h1>${t('clear.heading')}</h1><p class="lead">${t('clear.done')}</p>` +
  `<p>${t('clear.rest')}</p><p><a class="btn" href="${elder ? '/elder/' : '/'}">${t('clear.home')}</a></p></div>`
