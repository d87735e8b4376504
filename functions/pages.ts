import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { problemStatus, type ProblemCode } from '../schema/problems.ts'
import type { AppEnv } from './env.ts'
import { renderInShell, type ShellPage } from './shell.ts'

/** The same pages in both modes: which one, and where its addresses are. */
export type ModeOf<Paths> = { base: '/' | '/elder/'; elder: boolean; paths: Paths }

export const modesOf = <Paths>(pathsAt: (base: string) => Paths): readonly ModeOf<Paths>[] =>
  (['/', '/elder/'] as const).map((base) => ({ base, elder: base !== '/', paths: pathsAt(base) }))

/** The same address in the other mode. */
export const counterpart = (elder: boolean, path: string): string =>
  elder ? `/${path.slice('/elder/'.length)}` : `/elder${path}`

export const statusOf = (code: ProblemCode): ContentfulStatusCode => problemStatus[code]

/** To another page of ours, which is asked for with GET. */
export const onTo = (c: Context<AppEnv>, path: string): Response => {
  c.header('cache-control', 'no-store')
  return c.redirect(path, 303)
}

/** A view in its frame. `other` is the address whose counterpart the switch of modes leads to. */
export const showPage = (
  c: Context<AppEnv>,
  page: Omit<ShellPage, 'main' | 'other'> & { main: ReactNode; other: string },
): Promise<Response> =>
  renderInShell(c, {
    ...page,
    // Preact renders what React's types describe (decision 2).
    main: renderToStaticMarkup(page.main as Parameters<typeof renderToStaticMarkup>[0]),
    other: counterpart(page.elder, page.other),
  })
