import { createRoot } from 'react-dom/client'
import { firstData } from '../../../generated/check-first.ts'
import { dayOf } from '../../../schema/dates.ts'
import { stateFromForm } from '../../../schema/eligibility/form-state.ts'
import type { CheckData } from '../../../schema/eligibility/check-data.ts'
import type { CheckState } from '../../../schema/eligibility/journey.ts'
import { checkTitle, CheckView, type Results } from '../../../views/check/CheckView.tsx'
import { wordsOf } from '../../../views/words.ts'
import { fieldsOf } from '../parts/fields.ts'
import { keep, kept } from './kept-state.ts'
import { isResult, resultsFor } from './results.ts'

/**
 * The self-check in the browser: it takes over the same forms that the Worker would answer, and reads them with the same
 * functions. Nothing that is filled in leaves the browser.
 */
const t = wordsOf(firstData.words)

/** What these programmes need; what is about registration is fetched once somebody chooses it. */
const dataFor = async (programmes: readonly string[]): Promise<CheckData> => {
  const isThere = (id: string): boolean => Object.hasOwn(firstData.rules.programmes, id)
  if (programmes.every(isThere)) return firstData
  const { registerPart } = await import('../../../generated/check-register.ts')
  return { ...firstData, ...registerPart }
}

type Ready = { data: CheckData; results: Results | undefined }

/**
 * With what only a result needs, where one is due. It is fetched with the first question, so that nothing is asked of the
 * network while somebody answers; where it did not come, it is asked for again.
 */
const readyFor = async (data: CheckData, state: CheckState): Promise<Ready> => {
  if (state.programmes.length === 0) return { data, results: undefined }
  const coming = resultsFor(data)
  if (isResult(data, state, dayOf(Date.now()))) return { data, results: await coming }
  coming.catch((missing: unknown) => console.warn(missing))
  return { data, results: undefined }
}

const chosenIn = (form: URLSearchParams): string[] =>
  (form.get('programmes') ?? '').split(',').filter(Boolean)

/** What the Worker's page already carries, where somebody pressed on before this script was there; else undefined. */
const carriedBy = async (place: HTMLElement): Promise<CheckState | undefined> => {
  const form = place.querySelector('input[type="hidden"][name="programmes"]')?.closest('form')
  if (form === null || form === undefined) return undefined
  const fields = fieldsOf(form)
  for (const name of ['q', 'v', 'do']) fields.delete(name)
  return stateFromForm(await dataFor(chosenIn(fields)), fields, dayOf(Date.now()))
}

/** A link from a service page names one programme; answers given before in this tab are used again. */
const linkedTo = (): CheckState | undefined => {
  const asked = new URLSearchParams(location.search).get('for')
  const offer = firstData.offers.find(({ programmes }) => asked !== null && programmes.includes(asked))
  const { answers } = kept()
  return offer === undefined || answers.length === 0 ? undefined : { programmes: offer.programmes, answers }
}

/** Lets the Worker answer instead, where a part of the script did not come: the form says all that it needs. */
const postInstead = (form: HTMLFormElement, button: HTMLElement | null): void => {
  if (button instanceof HTMLButtonElement) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = button.name
    field.value = button.value
    form.append(field)
  }
  form.submit()
}

const start = async (place: HTMLElement): Promise<void> => {
  const root = createRoot(place)
  const elder = place.dataset.elder !== undefined
  let renders = 0

  const show = ({ data, results }: Ready, state: CheckState, focus: boolean): void => {
    const props = {
      data,
      state,
      t,
      elder,
      base: elder ? '/elder/' : '/',
      scripted: true,
      on: dayOf(Date.now()),
      results,
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

  const go = async (form: HTMLFormElement, button: HTMLElement | null): Promise<void> => {
    const fields = fieldsOf(form)
    if (button instanceof HTMLButtonElement && button.name !== '') fields.append(button.name, button.value)
    const data = await dataFor(chosenIn(fields))
    const state = stateFromForm(data, fields, dayOf(Date.now()))
    keep(state)
    const ready = await readyFor(data, state)
    history.pushState({ check: state }, '', location.pathname)
    show(ready, state, true)
  }

  place.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    go(form, submitter).catch((reason: unknown) => {
      console.warn(reason)
      postInstead(form, submitter)
    })
  })
  place.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]') !== null) window.print()
  })
  window.addEventListener('popstate', (event) => {
    // A jump within the page (to the field that has to be put right) has no state of ours, and changes nothing.
    const state = (event.state as { check?: CheckState } | null)?.check
    if (state === undefined) return
    keep(state)
    dataFor(state.programmes)
      .then((data) => readyFor(data, state))
      .then((ready) => show(ready, state, true))
      // Without the part the page can only be loaded anew; it goes on from what this tab keeps.
      .catch(() => location.reload())
  })

  const linked = linkedTo()
  const carried = await carriedBy(place)
  const state = linked ?? carried ?? kept()
  keep(state)
  history.replaceState({ check: state }, '', location.pathname + location.search)
  // A page that the Worker has just filled stays as it is, a refused answer with its words included.
  if (linked === undefined && carried !== undefined) return
  show(await readyFor(await dataFor(state.programmes), state), state, false)
}

const place = document.getElementById('check')
// Where a part does not come, the page stays what the Worker or the build made of it: a form that works without a script.
if (place !== null) start(place).catch((missing: unknown) => console.warn(missing))
