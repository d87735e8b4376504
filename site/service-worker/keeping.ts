/**
 * What is kept, and for how long: pure. Nothing that could be about a person is ever kept, whatever its headers say; and what its
 * headers call `no-store` is not kept, wherever it is.
 */
export type Seen = { method: string; mode: string; url: URL; origin: string }

/** Below these addresses the Worker answers somebody; what is static among them is named. */
const personal = /^\/(elder\/)?(report|booking|check|helper|life-events|search|display|clear|desk|batch)\/./
const plainAnyway = /^\/(elder\/)?(report\/(drafts|offline\/[\w-]+)\/|life-events\/[\w-]+\/)$/

export const isPersonal = (path: string): boolean => personal.test(path) && !plainAnyway.test(path)

/**
 * `page`: the network first, then what was kept. `asset`: its name holds a digest of what is in it, so that what was kept is right.
 * `leave`: the browser does what it would do without us.
 */
export const planFor = ({ method, mode, url, origin }: Seen): 'page' | 'asset' | 'leave' => {
  if (method !== 'GET' || url.origin !== origin || url.pathname.startsWith('/api/')) return 'leave'
  if (mode === 'navigate') return 'page'
  return url.pathname.startsWith('/_astro/') || url.pathname === '/favicon.svg' ? 'asset' : 'leave'
}

export type Told = {
  status: number
  type: string
  redirected: boolean
  contentType: string
  cacheControl: string
}

/** Whether an answer to a navigation may stay on this phone. */
export const mayKeepPage = (
  url: URL,
  { status, type, redirected, contentType, cacheControl }: Told,
): boolean =>
  status === 200 &&
  type === 'basic' &&
  !redirected &&
  url.search === '' &&
  contentType.startsWith('text/html') &&
  !/\bno-store\b/.test(cacheControl) &&
  !isPersonal(url.pathname)

const noKinds = new Set(['drafts', 'sent', 'follow', 'add', 'withdraw', 'reopen', 'shell'])

/** The kind of report whose form an address is, in its mode: `/elder/report/street-person/`. */
export const formOf = (path: string): { root: string; kind: string } | undefined => {
  const found = /^(\/(?:elder\/)?)report\/([a-z][\w-]*)\/$/.exec(path)
  const [, root = '', kind = ''] = found ?? []
  return found === null || noKinds.has(kind) ? undefined : { root, kind }
}

export type Entry = { url: string; bytes: number }
export type Bounds = { entries: number; bytes: number }

/** What has to go so that the rest is within its bounds: the oldest first, as they stand in the cache. */
export const surplus = (entries: readonly Entry[], { entries: most, bytes }: Bounds): string[] => {
  const gone: string[] = []
  let [count, sum] = [entries.length, entries.reduce((all, entry) => all + entry.bytes, 0)]
  for (const entry of entries) {
    if (count <= most && sum <= bytes) break
    gone.push(entry.url)
    count -= 1
    sum -= entry.bytes
  }
  return gone
}
