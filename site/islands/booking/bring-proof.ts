import { prepareProof, takeProof } from '../parts/proof.ts'

/** A proof that could not be made is no reason to hold anybody up: the form has its ticket. */
const proofOrNone = (): Promise<string | undefined> => takeProof().catch(() => undefined)

/**
 * Solves the challenge while somebody chooses, and sends the proof along in a hidden field. Whoever presses at once waits the
 * moment it takes; a second press changes nothing. Without scripts, or where they fail, the form goes with its ticket.
 */
export const bringProof = (form: HTMLFormElement): void => {
  if (typeof form.requestSubmit !== 'function') return
  const busy = form.querySelector<HTMLElement>('[data-busy]')
  let state: 'open' | 'solving' | 'ready' = 'open'
  form.addEventListener('pointerenter', prepareProof, { once: true })
  form.addEventListener('focusin', prepareProof, { once: true })
  form.addEventListener('submit', (event) => {
    if (state === 'ready') return
    event.preventDefault()
    if (state === 'solving') return
    state = 'solving'
    if (busy !== null) busy.textContent = busy.dataset.busy ?? ''
    const { submitter } = event
    // A form that is being submitted cannot be submitted again: where the proof is there already, this waits for the end of it.
    const later = new Promise((done) => setTimeout(done))
    void Promise.all([proofOrNone(), later]).then(([proof]) => {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'proof'
      field.value = proof ?? ''
      form.append(field)
      state = 'ready'
      form.requestSubmit(submitter)
    })
  })
  // Back from the page after this one, out of the browser's history: the proof is used up.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    form.querySelector('input[name="proof"]')?.remove()
    if (busy !== null) busy.textContent = ''
    state = 'open'
  })
}
