/**
 * The search page with scripts: results while somebody types, ranked here as the Worker ranks them, and the full text of all
 * pages. Either is fetched when it is asked for, and not before.
 */
const PAUSE_MS = 200

const start = (place: HTMLElement): void => {
  const field = place.querySelector<HTMLInputElement>('input[type="search"]')
  const results = place.querySelector<HTMLElement>('[data-results]')
  const section = place.querySelector<HTMLElement>('[data-full-text]')
  if (field === null || results === null || section === null) return
  const elder = document.documentElement.dataset['mode'] === 'elder'

  /** No network: what is asked for now does not come. The form still asks the Worker, and the button can be pressed again. */
  const unlessOffline = (work: Promise<void>): void => {
    work.catch((failed: unknown) => {
      if (!(failed instanceof TypeError)) throw failed
      const said = section.querySelector('[role=status]')
      if (said !== null) said.textContent = section.dataset['failed'] ?? ''
    })
  }
  const look = async (): Promise<void> => {
    const { searchText } = await import('./full-text.ts')
    await searchText(section, elder)
  }
  const show = async (): Promise<void> => {
    const { showFor } = await import('./typed.tsx')
    const { asked, called, none } = showFor(results, field.value, elder)
    const { offer } = await import('./full-text.ts')
    offer(section, asked, called)
    if (none) await look()
  }

  let due: ReturnType<typeof setTimeout> | undefined
  const later = (): void => {
    clearTimeout(due)
    due = setTimeout(() => unlessOffline(show()), PAUSE_MS)
  }
  field.addEventListener('input', (event) => {
    // While letters become characters, what stands in the field is not yet what somebody means.
    if (!(event as InputEvent).isComposing) later()
  })
  field.addEventListener('compositionend', later)
  section.querySelector('button')?.addEventListener('click', () => unlessOffline(look()))
  section.hidden = section.dataset['fullText'] === ''
  if (section.dataset['atOnce'] !== undefined) unlessOffline(look())
}

for (const place of document.querySelectorAll<HTMLElement>('[data-search]')) start(place)
