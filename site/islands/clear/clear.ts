import { CACHES } from '../../kept-names.ts'
import { allDrafts, removeAllDrafts } from '../parts/draft-store.ts'

/**
 * The Worker's answer empties this browser (Clear-Site-Data), but browsers heed that only over TLS. Where a page is read
 * over plain HTTP, in a village hall's own network, this does the same for what scripts keep. The service worker goes first, so that it
 * keeps nothing of the page that comes after.
 */
const stores = ['localStorage', 'sessionStorage'] as const

const clearStores = (): void => {
  for (const name of stores) window[name].clear()
}

const clearCaches = async (): Promise<void> => {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
  if (!('caches' in window)) return
  const ours = (await caches.keys()).filter((name) => name.startsWith(CACHES))
  await Promise.all(ours.map((name) => caches.delete(name)))
}

/** A browser that refuses storage holds nothing. */
const unlessRefused = async (work: () => Promise<void> | void): Promise<void> => {
  try {
    await work()
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused
  }
}

const form = document.querySelector<HTMLFormElement>('form[action$="/clear/"]')
form?.addEventListener('submit', (event) => {
  event.preventDefault()
  const all = [clearStores, clearCaches, removeAllDrafts].map(unlessRefused)
  // The Worker ends the cookies, whatever this browser could not empty itself.
  void Promise.allSettled(all).then(() => form.submit())
})

/** What has not been sent would be gone: that is said before it is pressed. */
const sayWhatWaits = async (place: HTMLElement): Promise<void> => {
  const waiting = (await allDrafts()).filter(({ state }) => state !== 'sent').length
  if (waiting === 0) return
  place.textContent = (place.dataset['waiting'] ?? '').replace('{count}', String(waiting))
  place.hidden = false
}

const note = document.querySelector<HTMLElement>('[data-waiting]')
if (note !== null) void unlessRefused(() => sayWhatWaits(note))
