import { ASSETS_CACHE, PAGES_CACHE } from '../kept-names.ts'
import { surplus, type Bounds } from './keeping.ts'

/** What a phone can spare; a page is some 20 KB, all styles and scripts of one edition some 300 KB. */
const bounds: Record<string, Bounds> = {
  [PAGES_CACHE]: { entries: 60, bytes: 4_000_000 },
  [ASSETS_CACHE]: { entries: 80, bytes: 3_000_000 },
}
/** Larger than any page of the portal that somebody reads. */
const MOST_BYTES = 500_000
const BYTES = 'portal-kept-bytes'

const trim = async (cache: Cache, limits: Bounds): Promise<void> => {
  const entries = await Promise.all(
    (await cache.keys()).map(async (request) => ({
      url: request.url,
      bytes: Number((await cache.match(request))?.headers.get(BYTES) ?? 0),
    })),
  )
  await Promise.all(surplus(entries, limits).map((url) => cache.delete(url)))
}

/** Keeps an answer as the newest of its cache, and lets the oldest go where there are too many. */
export const keep = async (name: string, url: string, response: Response): Promise<void> => {
  const body = await response.arrayBuffer()
  const limits = bounds[name]
  if (limits === undefined || body.byteLength > MOST_BYTES) return
  const headers = new Headers(response.headers)
  headers.set(BYTES, String(body.byteLength))
  // What was unpacked on its way is kept unpacked.
  headers.delete('content-encoding')
  headers.delete('content-length')
  const cache = await caches.open(name)
  await cache.delete(url)
  await cache.put(url, new Response(body, { status: 200, headers }))
  await trim(cache, limits)
}
