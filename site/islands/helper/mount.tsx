import { createRoot } from 'react-dom/client'
import { checkData, told } from '../../../generated/check.ts'
import { helperWords } from '../../../generated/helper.ts'
import { dayOf } from '../../../schema/dates.ts'
import { faultsIn, householdFromForm, isBlank } from '../../../schema/eligibility/household.ts'
import {
  edited,
  filledIn,
  isFull,
  MOST_HOUSEHOLDS,
  next,
  removed,
  reopened,
  type Round,
} from '../../../schema/eligibility/round.ts'
import { HelperView, helperTitle, resultSaid } from '../../../views/helper/HelperView.tsx'
import { FORM_ID, type HelperProps } from '../../../views/helper/model.ts'
import { wordsOf } from '../../../views/words.ts'
import { fieldsOf } from '../parts/fields.ts'
import { keepRound, roundToGoOn } from './kept-round.ts'

/**
 * The helper's page in the browser: every change is read from the form as the Worker would read it, and drawn at once.
 * Nothing that is filled in leaves the browser.
 */
const t = wordsOf({ ...checkData.words, ...helperWords })
/** A screen reader is told of the result when somebody pauses, not at each key. */
const PAUSE_MS = 1200

const start = (place: HTMLElement, status: HTMLElement): void => {
  const root = createRoot(place)
  const formOf = (): HTMLFormElement | null => place.querySelector<HTMLFormElement>(`#${FORM_ID}`)
  const standing = (): ReturnType<typeof householdFromForm> | undefined => {
    const form = formOf()
    return form === null ? undefined : householdFromForm(checkData, fieldsOf(form))
  }
  let round: Round = roundToGoOn(checkData, standing())
  /** Fields that somebody has left: only of these is it fair to say that they are wrong. */
  const left = new Set<string>()
  let summed = place.querySelector('.problems') !== null
  /** What the paper shows; nothing while nobody prints, since drawing it would cost at every key. */
  let paper: 'none' | 'open' | 'all' = 'none'
  let pause: number | undefined

  const factOf = (field: EventTarget | null): string | undefined =>
    field instanceof Element ? field.closest<HTMLElement>('[data-fact]')?.dataset.fact : undefined

  const propsNow = (): HelperProps => {
    const on = dayOf(Date.now())
    const held = factOf(document.activeElement)
    return {
      data: checkData,
      told,
      t,
      base: '/',
      on,
      scripted: true,
      round,
      faults: faultsIn(checkData, round.open, on).filter(({ fact }) => summed || left.has(fact)),
      summed,
      ...(held === undefined ? {} : { held }),
      sheets:
        paper === 'none' ? [] : paper === 'open' && !isBlank(round.open) ? [round.open] : filledIn(round),
    }
  }
  const say = (text: string): void => {
    window.clearTimeout(pause)
    status.textContent = text
  }
  const draw = (): void => {
    const props = propsNow()
    root.render(<HelperView {...props} />)
    document.title = `${helperTitle(props)} · ${document.title.split(' · ').at(-1) ?? ''}`
    keepRound(round)
  }
  const focus = (target: string): void => place.querySelector<HTMLElement>(target)?.focus()

  /** Another household on the page: nothing of the one before it is left to see. */
  const show = (other: Round, said: string): void => {
    // A field that is taken away while it has the focus says that it has changed, in the middle of the drawing.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    round = other
    left.clear()
    summed = false
    paper = 'none'
    draw()
    window.scrollTo(0, 0)
    focus('#label')
    say(said)
  }
  const goNext = (): void => {
    if (isBlank(round.open)) return say(t('helper.blank'))
    if (isFull(round)) return say(t('helper.full', { most: MOST_HOUSEHOLDS }))
    const other = next(checkData, round)
    show(other, t('helper.kept', { number: round.open.number, next: other.open.number }))
  }
  const print = (all: boolean): void => {
    if (filledIn(round).length === 0) return say(t('helper.blank'))
    paper = all ? 'all' : 'open'
    draw()
    window.print()
  }
  const read = (): void => {
    const household = standing()
    if (household !== undefined) round = edited(round, household)
    paper = 'none'
  }

  const writingIn = document.activeElement?.id ?? ''
  place.replaceChildren()
  draw()
  if (writingIn !== '') document.getElementById(writingIn)?.focus({ preventScroll: true })

  place.addEventListener('input', () => {
    read()
    draw()
    window.clearTimeout(pause)
    pause = window.setTimeout(() => {
      const said = resultSaid(propsNow())
      if (said !== undefined && status.textContent !== said) status.textContent = said
    }, PAUSE_MS)
  })
  place.addEventListener('change', (event) => {
    const fact = factOf(event.target)
    if (fact !== undefined) left.add(fact)
    draw()
  })
  place.addEventListener('submit', (event) => {
    event.preventDefault()
    read()
    if (event.submitter instanceof HTMLButtonElement && event.submitter.value === 'next') return goNext()
    summed = true
    draw()
    focus(place.querySelector('.problems') === null ? '#result-heading' : '.problems')
  })
  place.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const { print: what, open, remove } = button?.dataset ?? {}
    if (what !== undefined) print(what === 'all')
    if (open !== undefined) show(reopened(round, Number(open)), t('helper.opened', { number: open }))
    if (remove !== undefined) {
      round = removed(round, Number(remove))
      draw()
      focus('#households')
      say(t('helper.list.removed', { number: remove }))
    }
  })
  window.addEventListener('beforeprint', () => {
    if (paper === 'none') paper = 'open'
    draw()
  })
  document.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.isComposing
    // The key, not the letter: with Option held down some keyboards write another sign.
    if (!event.altKey || !plain || event.code !== 'KeyN') return
    event.preventDefault()
    goNext()
  })
}

const place = document.getElementById('helper')
const status = document.getElementById('helper-said')
if (place !== null && status !== null) start(place, status)
