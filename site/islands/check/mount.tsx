import { createRoot } from 'react-dom/client'
import { checkData } from '../../../generated/check.ts'
import { dayOf } from '../../../schema/dates.ts'
import { stateFromForm } from '../../../schema/eligibility/form-state.ts'
import type { CheckState } from '../../../schema/eligibility/journey.ts'
import { checkTitle, CheckView } from '../../../views/check/CheckView.tsx'
import { wordsOf } from '../../../views/words.ts'
import { fieldsOf } from '../parts/fields.ts'
import { keep, kept } from './kept-state.ts'

/**
 * The self-check in the browser: it takes over the same forms that the Worker would answer, and reads them with the same
 * functions. Nothing that is filled in leaves the browser.
 */
const t = wordsOf(checkData.words)

/** What the Worker's page already carries, where somebody pressed on before this script was there; else undefined. */
const carriedBy = (place: HTMLElement): CheckState | undefined => {
  const form = place.querySelector('input[type="hidden"][name="programmes"]')?.closest('form')
  if (form === null || form === undefined) return undefined
  const fields = fieldsOf(form)
  for (const name of ['q', 'v', 'do']) fields.delete(name)
  return stateFromForm(checkData, fields, dayOf(Date.now()))
}

/** A link from a service page names one programme; answers given before in this tab are used again. */
const linkedTo = (): CheckState | undefined => {
  const asked = new URLSearchParams(location.search).get('for')
  const offer = checkData.offers.find(({ programmes }) => asked !== null && programmes.includes(asked))
  const { answers } = kept()
  return offer === undefined || answers.length === 0 ? undefined : { programmes: offer.programmes, answers }
}

const start = (place: HTMLElement): void => {
  const root = createRoot(place)
  const elder = place.dataset.elder !== undefined
  let renders = 0

  const show = (state: CheckState, focus: boolean): void => {
    const props = {
      data: checkData,
      state,
      t,
      elder,
      base: elder ? '/elder/' : '/',
      scripted: true,
      on: dayOf(Date.now()),
    }
    if (renders === 0) place.replaceChildren()
    renders += 1
    root.render(<CheckView {...props} key={renders} />)
    document.title = `${checkTitle(props)} · ${document.title.split(' · ').at(-1) ?? ''}`
    if (!focus) return
    // The new page is announced by moving to its heading, or to what has to be put right.
    requestAnimationFrame(() => {
      const target = place.querySelector<HTMLElement>('.problems') ?? place.querySelector<HTMLElement>('h1')
      target?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    })
  }

  place.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    const form = fieldsOf(event.target)
    const button = event.submitter
    if (button instanceof HTMLButtonElement && button.name !== '') form.append(button.name, button.value)
    const state = stateFromForm(checkData, form, dayOf(Date.now()))
    keep(state)
    history.pushState({ check: state }, '', location.pathname)
    show(state, true)
  })
  place.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]') !== null) window.print()
  })
  window.addEventListener('popstate', (event) => {
    // A jump within the page (to the field that has to be put right) has no state of ours, and changes nothing.
    const state = (event.state as { check?: CheckState } | null)?.check
    if (state === undefined) return
    keep(state)
    show(state, true)
  })

  const linked = linkedTo()
  const carried = carriedBy(place)
  const state = linked ?? carried ?? kept()
  keep(state)
  history.replaceState({ check: state }, '', location.pathname + location.search)
  // A page that the Worker has just filled stays as it is, a refused answer with its words included.
  if (linked === undefined && carried !== undefined) return
  show(state, false)
}

const place = document.getElementById('check')
if (place !== null) start(place)
