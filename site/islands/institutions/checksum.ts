/** Computes the checksum of a published edition in this browser, and says whether it is the one on the page. */
type Words = { readonly [key: string]: string }

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const outcome = async (file: string, sum: string, words: Words): Promise<string> => {
  try {
    const response = await fetch(file, { cache: 'no-store' })
    if (!response.ok) return words['failed'] ?? ''
    const found = hexOf(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()))
    return (words[found === sum ? 'same' : 'differs'] ?? '').replace('{sum}', found)
  } catch (failed) {
    // No network: nothing was computed, and that is what is said.
    if (!(failed instanceof TypeError)) throw failed
    return words['failed'] ?? ''
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-checksum]')) {
  const [button, said] = [place.querySelector('button'), place.querySelector('[role=status]')]
  const words = JSON.parse(place.dataset['words'] ?? '{}') as Words
  // Browsers compute only on pages that came over HTTPS (or from this machine).
  place.hidden = !window.isSecureContext
  button?.addEventListener('click', () => {
    if (said === null) return
    said.textContent = words['working'] ?? ''
    void outcome(place.dataset['checksum'] ?? '', place.dataset['sum'] ?? '', words).then((text) => {
      said.textContent = text
    })
  })
}
