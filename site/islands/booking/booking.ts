import { showPrintButtons } from '../parts/print-buttons.ts'
import { bringProof } from './bring-proof.ts'
import { forgetTyped, keepTyped } from './keep-typed.ts'

/**
 * What scripts add to the pages of booking: the minutes that are left count down, a button prints, and what was typed
 * survives a way back. Everything else is the page's own.
 */
const MINUTE_MS = 60_000
const TICK_MS = 5000

/** Counts from the answer's own clock, so that a wrong clock on the phone changes nothing. */
const countDown = (place: HTMLElement): void => {
  const { minutes = '', last = '', over = '', leftMs = '0' } = place.dataset
  const startedMs = performance.now()
  const say = (): void => {
    const left = Number(leftMs) - (performance.now() - startedMs)
    const whole = Math.floor(left / MINUTE_MS)
    const text = left <= 0 ? over : whole < 1 ? last : minutes.replace('{minutes}', String(whole))
    if (place.textContent !== text) place.textContent = text
    if (left <= 0) clearInterval(timer)
  }
  const timer = setInterval(say, TICK_MS)
  // A phone that slept, or a page from the history, is right again at once.
  document.addEventListener('visibilitychange', say)
}

for (const place of document.querySelectorAll<HTMLElement>('[data-left-ms]')) countDown(place)

showPrintButtons()

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-hold]')) bringProof(form)

// A page with a code on it: what was typed has become what it was for.
if (document.querySelector('[data-done]') !== null) forgetTyped()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) keepTyped(form)
