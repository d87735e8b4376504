/** Somebody waits for their receipt; it lies on this phone already, so nobody waits long. */
const PATIENCE_MS = 8000

/**
 * Leads on to the receipt as the Worker shows it, the same page as without scripts: what comes next, and the numbers to ring where
 * somebody is in danger. The receipt goes in the body of a post, and comes back as the cookie of that page. False where no such answer
 * came; the list on this phone has the receipt as well.
 */
export const openReceipt = async (draftsPage: string, receipt: string): Promise<boolean> => {
  const addressOf = (name: string): string => new URL(`../${name}/`, new URL(draftsPage, location.href)).href
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const found = await fetch(addressOf('follow'), {
      method: 'POST',
      body: new URLSearchParams({ receipt }),
      redirect: 'manual',
      signal: patience.signal,
    })
    if (found.type !== 'opaqueredirect') return false
  } catch (failed) {
    // TypeError: no network. AbortError: no answer in time.
    if (failed instanceof TypeError || failed instanceof DOMException) return false
    throw failed
  } finally {
    clearTimeout(timer)
  }
  location.assign(addressOf('sent'))
  return true
}
