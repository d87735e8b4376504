import { createRoot } from 'react-dom/client'
import { checkData } from '../../../generated/check.ts'
import { dayOf } from '../../../schema/dates.ts'
import { stateFromForm } from '../../../schema/eligibility/form-state.ts'
import type { CheckState } from '../../../schema/eligibility/journey.ts'
import { nothingYet } from '../../../schema/eligibility/steps.ts'
import { checkTitle, CheckView } from '../../../views/check/CheckView.tsx'
import { wordsOf } from '../../../views/words.ts'
import { keep, kept } from './kept-state.ts'

/**
 * The self-check in the browser: it takes over the same forms that the Worker would answer, and reads them with the same
 * functions. Nothing that is filled in leaves the browser.
 */
const t = wordsOf(checkData.words)

/** A link from a service page names one programme; answers given before in this tab are used again. */
const firstState = (): CheckState => {
  const asked = new URLSearchParams(location.search).get('for')
  const offer = checkData.offers.find(({ programmes }) => asked !== null && programmes.includes(asked))
  const before = kept()
  return offer === undefined ? before : { programmes: offer.programmes, answers: before.answers }
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
    const form = new URLSearchParams()
    for (const [name, value] of new FormData(event.target))
      if (typeof value === 'string') form.append(name, value)
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
    const state = (event.state as { check?: CheckState } | null)?.check ?? nothingYet
    keep(state)
    show(state, true)
  })

  const state = firstState()
  history.replaceState({ check: state }, '', location.pathname + location.search)
  place.replaceChildren()
  show(state, false)
}

const place = document.getElementById('check')
if (place !== null) start(place)
