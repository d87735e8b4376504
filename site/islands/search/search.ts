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
    due = setTimeout(() => void show(), PAUSE_MS)
  }
  field.addEventListener('input', (event) => {
    // While letters become characters, what stands in the field is not yet what somebody means.
    if (!(event as InputEvent).isComposing) later()
  })
  field.addEventListener('compositionend', later)
  section.querySelector('button')?.addEventListener('click', () => void look())
  section.hidden = section.dataset['fullText'] === ''
  if (section.dataset['atOnce'] !== undefined) void look()
}

for (const place of document.querySelectorAll<HTMLElement>('[data-search]')) start(place)
