import type { Refusal } from '../parts/draft.ts'
import { make } from '../parts/make.ts'
import type { ReportWords } from './words.ts'

const controlOf = (form: HTMLFormElement, path: string): HTMLElement | undefined =>
  [...form.elements].find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      !(element instanceof HTMLInputElement && element.type === 'hidden') &&
      (Reflect.get(element, 'name') === path ||
        (path === 'photos' && Reflect.get(element, 'name') === 'photo')),
  )

const forget = (form: HTMLFormElement): void => {
  document.querySelector('[data-refusal]')?.remove()
  for (const error of form.querySelectorAll('[data-fault]')) error.remove()
  for (const wrong of form.querySelectorAll('.wrong')) wrong.classList.remove('wrong')
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid')
}

/** Beside the field, as the Worker's own pages have it. */
const showAt = (control: HTMLElement, detail: string, t: ReportWords): void => {
  const group = control.closest('fieldset, .field') ?? control.parentElement
  if (group === null) return
  const id = `${control.id}-said`
  group.classList.add('wrong')
  const error = make(
    'p',
    { class: 'error', id, 'data-fault': true },
    make('span', { class: 'vh' }, t('drafts.fault.prefix')),
    detail,
  )
  const before = group.querySelector('input:not([type="hidden"]), select, textarea')
  const place = before?.closest('.options, .choice, .unit') ?? before
  if (place === null || place === undefined) group.append(error)
  else place.before(error)
  control.setAttribute('aria-invalid', 'true')
  const described = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((one) => one !== '' && one !== id)
  control.setAttribute('aria-describedby', [...described, id].join(' '))
}

/** What the form calls the field: its legend or label, without the words beside it. */
const nameOf = (control: HTMLElement): string =>
  control.closest('fieldset, .field')?.querySelector('legend, label')?.firstChild?.textContent?.trim() ?? ''

/** What the portal would not take, in its own words: at each field, and above the form in a summary that takes the focus. */
export const showRefusal = (form: HTMLFormElement, refusal: Refusal, t: ReportWords): void => {
  forget(form)
  const lines = refusal.faults.map(({ path, detail }) => {
    const control = controlOf(form, path)
    if (control === undefined) return make('li', {}, detail)
    if (control.id === '') control.id = path.replaceAll('.', '-')
    showAt(control, detail, t)
    const field = nameOf(control)
    const said = field === '' ? detail : t('drafts.fault.of', { field, fault: detail })
    return make('li', {}, make('a', { href: `#${control.id}` }, said))
  })
  const summary = make(
    'div',
    { class: 'problems stack tight', role: 'alert', tabindex: '-1', 'data-refusal': true },
    make('h2', {}, lines.length === 0 ? refusal.text : t('drafts.fault.heading', { count: lines.length })),
  )
  if (lines.length > 0) summary.append(make('ul', {}, ...lines))
  form.before(summary)
  summary.focus()
}
