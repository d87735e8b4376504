import { removeDraft } from '../parts/draft-store.ts'
import { make, pressable } from '../parts/make.ts'

/** Removes from this phone what cannot be brought back: once pressed, it asks. */
export const asksFirst = (
  id: string,
  { act, sure, yes, no }: { act: string; sure: string; yes: string; no: string },
): HTMLElement => {
  const place = make('div', { class: 'stack tight' })
  const rest = (): void => {
    delete place.dataset['asking']
    place.replaceChildren(pressable(act, 'link', ask))
  }
  const ask = (): void => {
    place.dataset['asking'] = ''
    const gone = pressable(yes, 'btn line', () => {
      delete place.dataset['asking']
      void removeDraft(id)
    })
    const kept = pressable(no, 'btn line', () => {
      rest()
      place.querySelector('button')?.focus()
    })
    place.replaceChildren(make('p', { role: 'alert' }, sure), make('div', { class: 'row' }, gone, kept))
    kept.focus()
  }
  rest()
  return place
}
