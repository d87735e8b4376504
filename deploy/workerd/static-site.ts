import manifest from 'manifest.json'
import { ASK_AGAIN, FOREVER } from '../../functions/security-headers.ts'
import type { SiteFile, SiteManifest } from './manifest.ts'
import { chooseEncoding, matchesTag, oneRange } from './negotiate.ts'

/**
 * Plays Cloudflare's static assets on plain workerd: a folder of built files and one of their compressed copies, and a
 * manifest from which every header is known before a file is touched.
 */
type Folder = { fetch: (request: string) => Promise<Response> }
type Env = { DIST: Folder; PACKED: Folder }

const files: SiteManifest = manifest

const NOT_FOUND = '/404.html'

const redirect = (to: string): Response =>
  new Response(null, { status: 307, headers: { location: to, 'cache-control': ASK_AGAIN } })

const read = async (folder: Folder, path: string): Promise<Response> => {
  const response = await folder.fetch(`http://files${path}`)
  if (!response.ok) throw new Error(`in the manifest, but not on disk: ${path}`)
  return response
}

const headersOf = (path: string, file: SiteFile): Headers =>
  new Headers({
    'content-type': file.type,
    'cache-control': path.startsWith('/_astro/') ? FOREVER : ASK_AGAIN,
    'accept-ranges': 'bytes',
    ...(file.packed ? { vary: 'accept-encoding' } : {}),
  })

const whole = async (
  request: Request,
  env: Env,
  path: string,
  file: SiteFile,
  status = 200,
): Promise<Response> => {
  const headers = headersOf(path, file)
  const encoding = chooseEncoding(request.headers.get('accept-encoding'), {
    br: file.packed,
    gzip: file.packed,
  })
  if (status === 200)
    headers.set('etag', encoding === 'identity' ? `"${file.hash}"` : `"${file.hash}-${encoding}"`)
  if (status === 200 && matchesTag(request.headers.get('if-none-match'), file.hash))
    return new Response(null, { status: 304, headers })
  if (encoding !== 'identity') headers.set('content-encoding', encoding)
  else headers.set('content-length', String(file.bytes))
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const suffix = { br: '.br', gzip: '.gz', identity: '' }[encoding]
  const stored = await read(encoding === 'identity' ? env.DIST : env.PACKED, `${path}${suffix}`)
  return new Response(stored.body, {
    status,
    headers,
    encodeBody: encoding === 'identity' ? 'automatic' : 'manual',
  })
}

const part = async (
  request: Request,
  env: Env,
  path: string,
  file: SiteFile,
): Promise<Response | undefined> => {
  const range = oneRange(request.headers.get('range'), file.bytes)
  const ifRange = request.headers.get('if-range')
  if (range === undefined || request.method !== 'GET' || (ifRange !== null && ifRange !== `"${file.hash}"`))
    return undefined
  const headers = headersOf(path, file)
  headers.set('etag', `"${file.hash}"`)
  if (range === 'none') {
    headers.set('content-range', `bytes */${file.bytes}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('content-range', `bytes ${range.first}-${range.last}/${file.bytes}`)
  const bytes = await (await read(env.DIST, path)).arrayBuffer()
  return new Response(bytes.slice(range.first, range.last + 1), { status: 206, headers })
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
    if (pathname.endsWith('/index.html'))
      return redirect(`${pathname.slice(0, -'index.html'.length)}${search}`)
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const file = Object.hasOwn(files, path) ? files[path] : undefined
    if (file !== undefined) return (await part(request, env, path, file)) ?? whole(request, env, path, file)
    if (Object.hasOwn(files, `${path}/index.html`)) return redirect(`${pathname}/${search}`)
    const missing = files[NOT_FOUND]
    return missing === undefined
      ? new Response(null, { status: 404 })
      : whole(request, env, NOT_FOUND, missing, 404)
  },
}
