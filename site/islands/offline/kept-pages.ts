import { CACHES } from '../../kept-names.ts'
import { make } from '../parts/make.ts'

const title = /<title>([^<]*)<\/title>/
const MOST_LISTED = 60

type Kept = { href: string; name: string }

/** The pages that this browser kept, by their titles, without those that stand on the page anyway. */
const keptPages = async (known: ReadonlySet<string>): Promise<Kept[]> => {
  const found = new Map<string, string>()
  for (const name of (await caches.keys()).filter((one) => one.startsWith(CACHES))) {
    const cache = await caches.open(name)
    for (const request of (await cache.keys()).toReversed()) {
      const { pathname } = new URL(request.url)
      if (!pathname.endsWith('/') || known.has(pathname) || found.has(pathname)) continue
      const page = await cache.match(request)
      const text = title.exec((await page?.text()) ?? '')?.[1]
      if (text !== undefined) found.set(pathname, text.split(' · ')[0] ?? text)
    }
  }
  return [...found].slice(0, MOST_LISTED).map(([href, name]) => ({ href, name }))
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
// The network is back: the page that was asked for comes by itself, unless it is this one.
window.addEventListener('online', () => {
  if (!location.pathname.endsWith('/offline/')) location.reload()
})
