import { Hono, type Context } from 'hono'
import { problem } from '../../schema/problems.ts'
import { formBody } from '../body.ts'
import type { AppEnv } from '../env.ts'
import {
  cookieLine,
  DISPLAY_COOKIE,
  HOLD_COOKIE,
  isPlain,
  MINE_COOKIE,
  MODE_COOKIE,
  preferencesOf,
  readMode,
  readPreferences,
  REPORT_COOKIE,
  type ChosenMode,
} from '../preferences.ts'
import { problemResponse } from '../problem-response.ts'
import { renderInShell } from '../shell.ts'
import { isSecure } from '../transport.ts'
import { t } from '../words.ts'
import { ClearedPage } from './cleared-page.ts'
import { withChosenDisplay } from './display.ts'

/** Only an address of our own is returned to: no scheme, no host, no way out through a backslash. */
const localPath = (path: string | null): string =>
  path !== null && /^\/(?![/\\])[\w\-./%]*$/.test(path) ? path : '/'

/** Where the start of each mode lies. */
const starts: Readonly<Record<ChosenMode, string>> = { standard: '/', elder: '/elder/', hant: '/hant/' }

const rememberMode = (c: Context<AppEnv>, mode: ChosenMode): Response => {
  const url = new URL(c.req.url)
  url.searchParams.delete('mode')
  const chosen =
    mode === 'standard'
      ? cookieLine(MODE_COOKIE, '', isSecure(c), 0)
      : cookieLine(MODE_COOKIE, mode, isSecure(c))
  c.header('set-cookie', chosen)
  c.header('cache-control', 'no-store')
  return c.redirect(`${localPath(url.pathname)}${url.search}`, 302)
}

const isFrame = (path: string): boolean => /\/shell\/?(index\.html)?$/.test(path)

/** Everything that is not the Worker's own answer: the static site, as somebody chose to see it. */
export const sitePages = new Hono<AppEnv>()
  .post('/display/', async (c) => {
    const form = await formBody(c)
    if (!form.ok) return problemResponse(c, form.problem)
    const { theme, size } = readPreferences(form.value.get('theme'), form.value.get('size'))
    c.header('set-cookie', cookieLine(DISPLAY_COOKIE, `${theme}.${size}`, isSecure(c)))
    return c.redirect(localPath(form.value.get('back')), 303)
  })
  .post('/clear/', async (c) => {
    const elder = preferencesOf(c.req.header('cookie')).mode === 'elder'
    const page = await renderInShell(c, { title: t('clear.title'), main: ClearedPage(elder), elder })
    // Not every browser knows Clear-Site-Data, and none heeds it over plain HTTP: our cookies are ended by name as well.
    page.headers.set('clear-site-data', '"cache", "cookies", "storage"')
    for (const name of [DISPLAY_COOKIE, MODE_COOKIE, HOLD_COOKIE, MINE_COOKIE, REPORT_COOKIE])
      page.headers.append('set-cookie', cookieLine(name, '', isSecure(c), 0))
    return page
  })
  .on(['GET', 'HEAD'], '/*', async (c) => {
    const mode = readMode(c.req.query('mode'))
    if (mode !== undefined) return rememberMode(c, mode)
    const preferences = preferencesOf(c.req.header('cookie'))
    if (c.req.path === '/' && preferences.mode !== 'standard')
      return c.body(null, 302, {
        location: starts[preferences.mode],
        'cache-control': 'no-store',
        vary: 'cookie',
      })
    if (isFrame(c.req.path)) return c.env.ASSETS.fetch(new Request(new URL('/no-such-page/', c.req.url)))
    return isPlain(preferences) ? c.env.ASSETS.fetch(c.req.raw) : withChosenDisplay(c, preferences)
  })
  .all('/*', (c) => problemResponse(c, problem('method_not_allowed'), { allow: 'GET, HEAD' }))
