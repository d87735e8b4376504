import { NO, UNKNOWN } from '../../../schema/eligibility/tri.ts'
import { holds, type Answers, type When } from '../../../schema/life-events/when.ts'
import { showPrintButtons } from '../parts/print-buttons.ts'
import { forget, keep, kept } from './kept.ts'

/**
 * A checklist in the browser: ticks outlive the page, and choosing shows or hides steps without asking the Worker, by the
 * same condition the Worker would ask. 长辈版 has one step a screen; there only the ticks are kept.
 */
const filled = (words: string, name: string, value: string | number): string =>
  words.replace(`{${name}}`, String(value))

const start = (place: HTMLElement, id: string): void => {
  const form = place.querySelector('form')
  const radios = [...place.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
  const boxes = [...place.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  const steps = [...place.querySelectorAll<HTMLElement>('.checklist > li')]

  const chosen = (): HTMLInputElement[] => radios.filter(({ checked, value }) => checked && value !== '')
  const answers = (): { [question: string]: string } =>
    Object.fromEntries(chosen().map(({ name, value }) => [name.slice('a.'.length), value]))

  const say = (selector: string, name: string, value: string | number, show: boolean): void => {
    const line = place.querySelector<HTMLElement>(`[data-${selector}]`)
    if (line === null) return
    line.textContent = filled(line.dataset[selector] ?? '', name, value)
    line.hidden = !show
  }

  const show = (given: Answers): void => {
    for (const step of steps) {
      const { when } = step.dataset
      if (when === undefined) continue
      const need = holds(JSON.parse(when) as When, given)
      step.hidden = need === NO
      const only = step.querySelector<HTMLElement>('[data-if]')
      if (only !== null) only.hidden = need !== UNKNOWN
    }
    const left = steps.filter(({ hidden }) => hidden).length
    const texts = chosen().map(
      (radio) =>
        `${radio.closest('fieldset')?.querySelector('legend')?.textContent ?? ''}${radio.parentElement?.textContent ?? ''}`,
    )
    say('count', 'count', steps.length - left, true)
    say('left', 'count', left, left > 0)
    say('chosen', 'chosen', texts.join(place.dataset.join), texts.length > 0)
  }

  const remember = (): void => {
    // A screen of 长辈版 shows a part of the steps: what it does not show keeps its tick.
    const shown = new Set(boxes.map(({ value }) => value))
    const others = (kept(id)?.done ?? []).filter((step) => !shown.has(step))
    const done = boxes.filter(({ checked }) => checked).map(({ value }) => value)
    keep(id, {
      answers: steps.length > 0 ? answers() : (kept(id)?.answers ?? {}),
      done: [...others, ...done],
    })
  }

  const before = kept(id)
  if (before !== undefined) {
    for (const box of boxes) box.checked = before.done.includes(box.value)
    // A page that the Worker has just filled carries newer answers than the browser kept.
    if (chosen().length === 0)
      for (const radio of radios)
        if (radio.value !== '' && before.answers[radio.name.slice('a.'.length)] === radio.value)
          radio.checked = true
  }
  if (steps.length > 0) show(answers())
  if (before !== undefined || chosen().length > 0 || boxes.some(({ checked }) => checked)) remember()

  place.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'checkbox') remember()
  })
  form?.addEventListener('submit', (event) => {
    const action = event.submitter instanceof HTMLButtonElement ? event.submitter.value : ''
    if (action === 'restart') forget(id)
    if (steps.length === 0) return
    event.preventDefault()
    if (action === 'restart') for (const input of [...radios, ...boxes]) input.checked = false
    show(answers())
    if (action !== 'restart') remember()
    const list = action === 'restart' ? document.getElementById('main') : document.getElementById('list')
    list?.focus({ preventScroll: true })
    list?.scrollIntoView()
  })
}

showPrintButtons()
for (const place of document.querySelectorAll<HTMLElement>('[data-checklist]'))
  start(place, place.dataset.checklist ?? '')
