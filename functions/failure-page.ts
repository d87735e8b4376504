import type { Context } from 'hono'
import { problem } from '../schema/problems.ts'
import type { AppEnv } from './env.ts'
import { problemResponse } from './problem-response.ts'
import { renderInShell } from './shell.ts'
import { t } from './words.ts'

/**
 * What went wrong on our side, as a page for people and as a problem for programs. Where the frame itself is what is
 * missing, people get the problem too: better plain words than none.
 */
export const failure = async (c: Context<AppEnv>): Promise<Response> => {
  const forPeople = !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')
  if (!forPeople) return problemResponse(c, problem('internal'))
  const elder = c.req.path.startsWith('/elder/')
  const main =
    `<div class="page-s stack"><h1>${t('problems.internal.title')}</h1>` +
    `<p class="lead">${t('problems.internal.detail')}</p>` +
    `<p><a class="btn" href="${elder ? '/elder/' : '/'}">${t('clear.home')}</a></p></div>`
  return renderInShell(c, { title: t('problems.internal.title'), main, elder, status: 500 }).catch(() =>
    problemResponse(c, problem('internal')),
  )
}
