import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from './env.ts'
import { preferencesOf, withPreferences } from './preferences.ts'

/** Frames of the desk: the plain one, and those with a script. */
export type DeskFrame = 'desk' | 'desk/counter' | 'desk/live'

export type ShellPage = {
  title: string
  /** Markup for the main part. Whoever makes it has escaped what people typed. */
  main: string
  elder: boolean
  status?: ContentfulStatusCode
  /** A frame with a script of its own instead of the plain one. */
  frame?: DeskFrame | 'booking' | 'booking/draws' | 'check' | 'helper' | 'life-events' | 'report' | 'search'
  /** The same matter in the other mode, where the frame leaves its place open. An address of our own, without a query. */
  other?: string
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Fills the frame that Astro built with a page of the Worker's own. Such pages are nobody else's: never stored. */
export const renderInShell = async (c: Context<AppEnv>, page: ShellPage): Promise<Response> => {
  const path = `${page.elder ? '/elder' : ''}${page.frame === undefined ? '' : `/${page.frame}`}/shell/`
  const frame = await c.env.ASSETS.fetch(new Request(new URL(path, c.req.url)))
  if (!frame.ok) throw new Error(`the frame ${path} is not built`)
  const html = (await frame.text())
    .replaceAll('%%portal-title%%', () => escaped(page.title))
    .replaceAll('%%portal-other%%', () => escaped(page.other ?? (page.elder ? '/' : '/elder/')))
    .replace('%%portal-main%%', () => page.main)
  return c.html(withPreferences(html, preferencesOf(c.req.header('cookie'))), page.status ?? 200, {
    'cache-control': 'no-store',
  })
}
