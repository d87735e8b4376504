import { nextDueMs } from '../parts/draft.ts'
import { allDrafts } from '../parts/draft-store.ts'
import { deliverDue } from './deliver.ts'

const LEAST_PAUSE_MS = 1000

/** While a page is open: at once, when the network is back, when somebody looks again, and when a draft's time has come. */
export const keepDelivering = (): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const round = async (hurry: boolean): Promise<void> => {
    clearTimeout(timer)
    try {
      if (navigator.onLine) await deliverDue(hurry)
      const dueMs = nextDueMs(await allDrafts())
      if (dueMs !== undefined)
        timer = setTimeout(() => void round(false), Math.max(LEAST_PAUSE_MS, dueMs - Date.now()))
    } catch (refused) {
      // No storage, no drafts.
      if (!(refused instanceof DOMException)) throw refused
    }
  }
  window.addEventListener('online', () => void round(true))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void round(false)
  })
  void round(true)
}
