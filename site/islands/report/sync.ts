import { DELIVERY } from '../../kept-names.ts'

/** Background Sync, which not every browser has, and TypeScript does not know. */
type Syncing = { sync?: { register: (tag: string) => Promise<void> } }

/** Asks the browser to wake the service worker when there is a network, also when no page is open any more. */
export const askForSync = async (): Promise<void> => {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    (ServiceWorkerRegistration & Syncing) | undefined
  try {
    await registration?.sync?.register(DELIVERY)
  } catch (refused) {
    // Forbidden by whoever owns the phone: pages deliver when they are opened.
    if (!(refused instanceof DOMException)) throw refused
  }
}
