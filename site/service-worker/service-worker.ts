import { ASSETS_CACHE, CORE_CACHE, DELIVERY, PAGES_CACHE } from '../kept-names.ts'
import { nextDueMs } from '../islands/parts/draft.ts'
import { allDrafts } from '../islands/parts/draft-store.ts'
import { deliverDue } from '../islands/report/deliver.ts'
import { keep } from './caches.ts'
import { formOf, mayKeepPage, planFor } from './keeping.ts'

/**
 * Visited pages open again without a network, reports on this phone leave it when there is one (docs/decisions/0032). Built by
 * scripts/build/service-worker.ts, which puts in what has to be there from the start, and a digest of it.
 */
declare const CORE: readonly string[]
declare const EDITION: string

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Syncing = Waiting & { tag: string; lastChance: boolean }
type Scope = {
  location: Location
  clients: {
    claim: () => Promise<void>
    matchAll: (of: { type: 'window'; includeUncontrolled: true }) => Promise<readonly { url: string }[]>
  }
  skipWaiting: () => Promise<void>
  addEventListener: {
    (type: 'install' | 'activate', listen: (event: Waiting) => void): void
    (type: 'fetch', listen: (event: Fetching) => void): void
    (type: 'sync', listen: (event: Syncing) => void): void
  }
}
const worker = globalThis as unknown as Scope
const { origin } = worker.location

/** How long a network may think before somebody gets what was kept. */
const PATIENCE_MS = 4000
/** Drafts are looked at with the visits to pages, but not with each. */
const LOOK_MS = 20_000

const core = CORE_CACHE + EDITION
const isElder = (path: string): boolean => path.startsWith('/elder/')

const told = (response: Response) => ({
  status: response.status,
  type: response.type,
  redirected: response.redirected,
  contentType: response.headers.get('content-type') ?? '',
  cacheControl: response.headers.get('cache-control') ?? '',
})

const fromCore = async (path: string): Promise<Response | undefined> => (await caches.open(core)).match(path)
const keptPage = async ({ pathname }: URL): Promise<Response | undefined> =>
  (await (await caches.open(PAGES_CACHE)).match(pathname)) ?? fromCore(pathname)

/** A form that the Worker makes is kept as its static twin: it has neither key nor ticket, and the scripts need none. */
const staticForm = async (url: URL): Promise<Response | undefined> => {
  const form = formOf(url.pathname)
  return form === undefined
    ? undefined
    : keptPage(new URL(`${form.root}report/offline/${form.kind}/`, origin))
}

const withoutNetwork = async (url: URL): Promise<Response> => {
  const kept = (await keptPage(url)) ?? (await staticForm(url))
  if (kept !== undefined) return kept
  // The home page of somebody who chose 长辈版 leads there, so it was never kept itself.
  if (url.pathname === '/' && (await keptPage(new URL('/elder/', origin))) !== undefined)
    return Response.redirect('/elder/')
  const offline = await fromCore(isElder(url.pathname) ? '/elder/offline/' : '/offline/')
  return offline ?? Response.error()
}

const keepTwin = async (url: URL): Promise<void> => {
  const form = formOf(url.pathname)
  if (form === undefined || (await staticForm(url)) !== undefined) return
  const path = `${form.root}report/offline/${form.kind}/`
  const twin = await fetch(path)
  if (mayKeepPage(new URL(path, origin), told(twin))) await keep(PAGES_CACHE, path, twin)
}

const page = async (event: Fetching, url: URL): Promise<Response> => {
  const network = fetch(event.request).then((response) => {
    if (mayKeepPage(url, told(response))) event.waitUntil(keep(PAGES_CACHE, url.pathname, response.clone()))
    else if (response.ok) event.waitUntil(keepTwin(url))
    return response
  })
  const kept = await keptPage(url)
  const patience = new Promise<Response | undefined>((done) => {
    if (kept !== undefined && url.search === '') setTimeout(() => done(kept), PATIENCE_MS)
  })
  try {
    return (await Promise.race([network, patience])) ?? (await network)
  } catch (failed) {
    if (!(failed instanceof TypeError)) throw failed
    return withoutNetwork(url)
  }
}

const asset = async (event: Fetching, url: URL): Promise<Response> => {
  const kept = (await fromCore(url.pathname)) ?? (await (await caches.open(ASSETS_CACHE)).match(url.pathname))
  if (kept !== undefined) return kept
  const response = await fetch(event.request)
  if (response.ok && response.type === 'basic')
    event.waitUntil(keep(ASSETS_CACHE, url.pathname, response.clone()))
  return response
}

let lookedMs = 0
/** A visit to any page is a network that may be back: also for drafts whose browser was closed meanwhile. */
const lookForDrafts = async (): Promise<void> => {
  if (Date.now() - lookedMs < LOOK_MS) return
  lookedMs = Date.now()
  await deliverDue(true)
}

/** The pages that were open before there was a worker, as if they had been visited with it. */
const keepOpenPages = async (): Promise<void> => {
  for (const { url } of await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const address = new URL(url)
    if (planFor({ method: 'GET', mode: 'navigate', url: address, origin }) !== 'page') continue
    const response = await fetch(address.pathname)
    if (!mayKeepPage(new URL(address.pathname, origin), told(response))) continue
    const html = await response.clone().text()
    await keep(PAGES_CACHE, address.pathname, response)
    const assets = await caches.open(ASSETS_CACHE)
    for (const [, path = ''] of html.matchAll(/(?:href|src)="(\/_astro\/[^"]+)"/g)) {
      if ((await fromCore(path)) !== undefined || (await assets.match(path)) !== undefined) continue
      const part = await fetch(path)
      if (part.ok) await keep(ASSETS_CACHE, path, part)
    }
  }
}

/** What is brought for whoever is here now: pages of the other mode come with the first visit to it. */
const wanted = async (): Promise<Request[]> => {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const elder = open.some(({ url }) => isElder(new URL(url).pathname))
  const paths = CORE.filter(
    (path) => !path.endsWith('/') || path.endsWith('/offline/') || isElder(path) === elder,
  )
  return paths.map((path) => new Request(path, { cache: 'no-cache' }))
}

worker.addEventListener('install', (event) => {
  // What a page needs has its digest in its name, so a new edition can take over pages of the old one at once.
  const bring = async (): Promise<void> => {
    const cache = await caches.open(core)
    await cache.addAll(await wanted())
    await worker.skipWaiting()
  }
  event.waitUntil(bring())
})

worker.addEventListener('activate', (event) => {
  const clean = async (): Promise<void> => {
    const old = (await caches.keys()).filter((name) => name.startsWith(CORE_CACHE) && name !== core)
    await Promise.all(old.map((name) => caches.delete(name)))
    await worker.clients.claim()
    await keepOpenPages()
  }
  event.waitUntil(clean())
})

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  const { method, mode } = event.request
  const plan = planFor({ method, mode, url, origin })
  if (plan === 'leave') return
  event.respondWith(plan === 'page' ? page(event, url) : asset(event, url))
  if (plan === 'page') event.waitUntil(lookForDrafts())
})

worker.addEventListener('sync', (event) => {
  if (event.tag !== DELIVERY) return
  const deliver = async (): Promise<void> => {
    await deliverDue(true)
    // A rejection asks the browser to come back.
    if (nextDueMs(await allDrafts()) !== undefined) throw new Error('some drafts still wait')
  }
  event.waitUntil(deliver())
})
