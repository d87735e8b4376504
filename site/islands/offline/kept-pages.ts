import { PAGES_CACHE } from '../../kept-names.ts'
import { make } from '../parts/make.ts'

const title = /<title>([^<]*)<\/title>/
const MOST_LISTED = 60

type Kept = { href: string; name: string }

/** The pages that were visited in this mode and kept, the newest first, by their titles. */
const keptPages = async (known: ReadonlySet<string>): Promise<Kept[]> => {
  const elder = document.documentElement.dataset['mode'] === 'elder'
  const cache = await caches.open(PAGES_CACHE)
  const found: Kept[] = []
  for (const request of [...(await cache.keys())].reverse()) {
    const { pathname } = new URL(request.url)
    if (known.has(pathname) || pathname.includes('/report/offline/')) continue
    if (pathname.startsWith('/elder/') !== elder) continue
    const page = await cache.match(request)
    const text = title.exec((await page?.text()) ?? '')?.[1]
    if (text !== undefined) found.push({ href: pathname, name: text.split(' · ')[0] ?? text })
  }
  return found.slice(0, MOST_LISTED)
}

const list = document.querySelector<HTMLElement>('[data-kept-pages]')
if (list !== null && 'caches' in window) {
  const known = new Set(JSON.parse(list.dataset['keptPages'] ?? '[]') as string[])
  keptPages(known).then(
    (pages) => {
      if (pages.length === 0) return
      list.replaceChildren(
        make(
          'ul',
          { class: 'rows dense' },
          ...pages.map(({ href, name }) => make('li', {}, make('a', { href }, make('b', {}, name)))),
        ),
      )
    },
    (refused: unknown) => {
      // A browser that keeps nothing lists nothing.
      if (!(refused instanceof DOMException)) throw refused
    },
  )
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-again]')) {
  button.hidden = false
  button.addEventListener('click', () => location.reload())
}
/** A network that comes back flickers, and whoever is on the way to another page is not to be held up. */
const SETTLED_MS = 1500

// The network is back: the page that was asked for comes by itself, unless it is this one.
window.addEventListener('online', () => {
  if (location.pathname.endsWith('/offline/')) return
  setTimeout(() => {
    if (navigator.onLine) location.reload()
  }, SETTLED_MS)
})
