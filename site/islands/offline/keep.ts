import { registerServiceWorker } from '../../script-address.ts'

/**
 * Asks the browser to keep what is visited here (docs/decisions/0032), after the page is there: nothing waits for it. Where there is no
 * service worker (plain HTTP, a private window, an old browser) pages are as they were.
 */
const keep = (): void => {
  registerServiceWorker().catch((refused: unknown) => {
    if (!(refused instanceof TypeError || refused instanceof DOMException)) throw refused
  })
}

if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') keep()
  else window.addEventListener('load', keep, { once: true })
}
