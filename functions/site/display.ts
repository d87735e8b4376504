import type { Context } from 'hono'
import type { AppEnv } from '../env.ts'
import { withPreferences, type Preferences } from '../preferences.ts'

const isPage = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').startsWith('text/html')

/** The page of choices shows what was chosen before, so that changing one leaves the other as it is. */
const withChoicesChecked = (html: string, { theme, size }: Preferences): string =>
  html
    .replaceAll(/(<input type="radio" name="(?:theme|size)" value="\w+") checked/g, '$1')
    .replace(`name="theme" value="${theme}"`, `name="theme" value="${theme}" checked`)
    .replace(`name="size" value="${size}"`, `name="size" value="${size}" checked`)

/**
 * A page for somebody who chose a theme or a size: the built HTML with the choice on its first tag. It has an ETag of its
 * own, and differs by cookie, so no shared cache may hand it to anybody else.
 */
export const withChosenDisplay = async (c: Context<AppEnv>, preferences: Preferences): Promise<Response> => {
  const headers = new Headers(c.req.raw.headers)
  for (const name of ['if-none-match', 'if-modified-since', 'range', 'accept-encoding']) headers.delete(name)
  const built = await c.env.ASSETS.fetch(new Request(c.req.url, { method: c.req.method, headers }))
  if (!isPage(built)) return c.env.ASSETS.fetch(c.req.raw)
  const tag = (built.headers.get('etag') ?? '""').replace(/^W\//, '').replaceAll('"', '')
  const etag = `W/"${tag}-${preferences.theme}-${preferences.size}"`
  const own = { etag, vary: 'cookie', 'cache-control': 'private, no-cache' }
  if (built.status === 200 && c.req.header('if-none-match') === etag) return c.body(null, 304, own)
  if (c.req.method === 'HEAD')
    return new Response(null, {
      status: built.status,
      headers: { 'content-type': 'text/html; charset=utf-8', ...own },
    })
  const html = withPreferences(await built.text(), preferences)
  return new Response(c.req.path.endsWith('/display/') ? withChoicesChecked(html, preferences) : html, {
    status: built.status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...own },
  })
}
