import { allDrafts, hearChanges } from '../parts/draft-store.ts'
import { make } from '../parts/make.ts'
import { draftCard } from './draft-card.ts'
import { keepDelivering } from './keep-delivering.ts'
import { receiptCard } from './receipt-card.ts'
import { listSettingOf, type ListSetting } from './words.ts'

/**
 * The list of what is on this phone. What was just sent (its id stands after the `#`, which goes to nobody) comes first and takes the
 * focus; the others follow, the newest first.
 */
const show = async (place: HTMLElement, setting: ListSetting, focus: boolean): Promise<void> => {
  const drafts = await allDrafts()
  const chosen = decodeURIComponent(location.hash.slice(1))
  const sorted = [...drafts].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
  const cards = sorted.map((draft) => {
    const card = draft.state === 'sent' ? receiptCard(draft, setting) : draftCard(draft, setting)
    return make('li', { 'data-draft': draft.id, 'data-state': draft.state }, card)
  })
  // Whoever is asked whether to delete is not interrupted, unless that very draft changed.
  const open = place.querySelector('[data-asking]')?.closest('li')?.dataset['draft']
  const before = place.querySelector<HTMLElement>(`li[data-draft="${open ?? ''}"]`)
  const same = cards.find((card) => card.dataset['draft'] === open)
  if (before !== null && same !== undefined && before.dataset['state'] === same.dataset['state'])
    cards[cards.indexOf(same)] = before as HTMLLIElement
  place.replaceChildren(
    ...(cards.length === 0
      ? [make('p', {}, setting.t('drafts.list.empty'))]
      : [make('ul', { class: 'drafts stack' }, ...cards)]),
  )
  const heading = place.querySelector<HTMLElement>(`li[data-draft="${CSS.escape(chosen)}"] h2`)
  if (focus) heading?.focus()
}

const place = document.querySelector<HTMLElement>('[data-drafts-list]')
const setting = listSettingOf(document)
if (place !== null && setting !== undefined) {
  const again = (focus: boolean): void => {
    show(place, setting, focus).catch((refused: unknown) => {
      if (!(refused instanceof DOMException)) throw refused
      place.replaceChildren(make('p', {}, setting.t('drafts.list.refusedStorage')))
    })
  }
  again(true)
  hearChanges(() => again(false))
  for (const event of ['online', 'offline'] as const) window.addEventListener(event, () => again(false))
  window.addEventListener('hashchange', () => again(true))
  keepDelivering()
}
