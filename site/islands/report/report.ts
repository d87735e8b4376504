import { begun, isEmpty, isOpen, pressed, typed, type Draft, type OpenDraft } from '../parts/draft.ts'
import { changeDraft, hearChanges, readDraft } from '../parts/draft-store.ts'
import { make } from '../parts/make.ts'
import { newId } from '../parts/new-id.ts'
import { showPrintButtons } from '../parts/print-buttons.ts'
import { prepareProof } from '../parts/proof.ts'
import { deliverNow } from './deliver.ts'
import { showRefusal } from './faults.ts'
import { fillIn, hiddenField, saidIn } from './form-said.ts'
import { keepDelivering } from './keep-delivering.ts'
import { offerLocation } from './location.ts'
import { openReceipt } from './open-receipt.ts'
import { takePhotos } from './photo-field.ts'
import { askForSync } from './sync.ts'
import { settingOf, type ReportWords, type Setting } from './words.ts'

/**
 * What scripts add to the form of a report: it is kept on this phone while it is filled in, the phone can say where it is, photos are made
 * small, and pressing the button never loses anything: what cannot go now waits and goes by itself. A browser that keeps nothing has the
 * plain form.
 */
const PAUSE_MS = 300
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The draft that this form goes on with: one that was opened from the list, one that the Worker's page came back with, or a new one. */
const draftFor = async (form: HTMLFormElement): Promise<{ draft: OpenDraft; fill: boolean }> => {
  const opened = new URLSearchParams(location.hash.slice(1)).get('draft')
  const brought = hiddenField(form, 'draft').value
  const id = [opened, brought].find((one) => one !== null && uuid.test(one))
  const known = id === undefined || id === null ? undefined : await readDraft(id)
  if (known !== undefined && isOpen(known)) return { draft: known, fill: opened === known.id }
  // A receipt ends a draft: whoever comes back to its form begins another one.
  const fresh = known === undefined && id !== undefined && id !== null ? id : newId()
  const address = new URL(form.action, location.href).pathname
  const of = { kind: form.dataset['report'] ?? '', form: address }
  return { draft: begun(fresh, of, Date.now()), fill: false }
}

const canOpen = async (): Promise<boolean> =>
  Boolean((await navigator.serviceWorker?.getRegistration())?.active)

/** Says in its place that it waits, and goes on to the receipt when it comes. */
const sayKept = (form: HTMLFormElement, t: ReportWords, list: string, id: string): void => {
  const said = make(
    'div',
    { class: 'note stack tight', role: 'alert', tabindex: '-1' },
    make('p', {}, t('drafts.form.kept')),
    make('p', {}, make('a', { href: list }, t('drafts.form.list'))),
  )
  form.replaceWith(said)
  said.focus()
  hearChanges(() => {
    void readDraft(id).then((draft) => {
      if (draft?.state === 'sent') location.assign(list)
    })
  })
}

const setUp = async (form: HTMLFormElement, setting: Setting): Promise<void> => {
  const { t, draftsPage } = setting
  const { draft, fill } = await draftFor(form)
  // What was typed while this script was on its way.
  const isTouched = [...form.elements].some(
    (field) =>
      (field instanceof HTMLTextAreaElement ||
        (field instanceof HTMLInputElement && field.type !== 'hidden')) &&
      field.value !== field.defaultValue,
  )
  if (fill) fillIn(form, draft.said)
  hiddenField(form, 'draft').value = draft.id
  const note = form.querySelector<HTMLElement>('[data-offline-note]')
  const busy = form.querySelector<HTMLElement>('[data-busy]')

  const save = (also?: (draft: OpenDraft) => OpenDraft): Promise<Draft | undefined> =>
    changeDraft(draft.id, (stored) => {
      // Sent meanwhile, by another tab: what is typed here is a report of its own only when it is begun anew.
      if (stored !== undefined && !isOpen(stored)) return undefined
      const now = typed(
        stored ?? draft,
        { said: saidIn(form), photos: photos() },
        { nowMs: Date.now(), key: newId() },
      )
      if (also !== undefined) return also(now)
      return stored === undefined && isEmpty(now) ? undefined : now
    })

  /** A phone that is full: the form is still here, and goes as it is. */
  const unkept = (refused: unknown): void => {
    if (!(refused instanceof DOMException)) throw refused
    if (note === null) return
    note.hidden = false
    note.textContent = t('drafts.form.full')
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  let [isSending, isBehind] = [false, false]
  /** At once, and then at most every so often: whoever leaves in the middle of a word loses no more than that. */
  const later = (): void => {
    if (isSending) return
    isBehind = timer !== undefined
    if (timer !== undefined) return
    save().catch(unkept)
    timer = setTimeout(() => {
      timer = undefined
      if (isBehind) later()
    }, PAUSE_MS)
  }
  const photos = takePhotos(form, setting, draft.photos, later)
  form.addEventListener('input', later)
  if (isTouched) later()
  form.addEventListener('focusin', () => void (navigator.onLine && prepareProof()), { once: true })
  document.addEventListener('visibilitychange', () => {
    if (isBehind && !isSending) save().catch(unkept)
  })
  offerLocation(form, t, later)

  const sayNetwork = (): void => {
    if (note === null) return
    note.hidden = navigator.onLine
    note.textContent = t('drafts.form.offline')
    for (const more of form.querySelectorAll<HTMLElement>('[data-villages]')) more.hidden = !navigator.onLine
  }
  window.addEventListener('online', sayNetwork)
  window.addEventListener('offline', sayNetwork)
  sayNetwork()
  if (draft.refusal !== undefined) showRefusal(form, draft.refusal, t)

  const send = async (): Promise<void> => {
    isSending = true
    if (busy !== null) busy.textContent = t(navigator.onLine ? 'drafts.form.sending' : 'drafts.form.keeping')
    try {
      await save(pressed)
    } catch (refused) {
      unkept(refused)
      form.submit()
      return
    }
    const result = navigator.onLine ? await deliverNow(draft.id) : undefined
    if (
      result !== undefined &&
      isOpen(result) &&
      result.state === 'refused' &&
      result.refusal !== undefined
    ) {
      if (busy !== null) busy.textContent = ''
      isSending = false
      showRefusal(form, result.refusal, t)
      return
    }
    const list = `${draftsPage}#${draft.id}`
    const arrived = result !== undefined && !isOpen(result)
    // Words that may not have arrived are said in the list.
    if (arrived && result.late === undefined && (await openReceipt(draftsPage, result.receipt))) return
    await askForSync()
    // Without a network only the service worker could bring the list.
    if (arrived || (await canOpen())) location.assign(list)
    else sayKept(form, t, list, draft.id)
  }
  form.addEventListener('submit', (event) => {
    const { submitter } = event
    const sends = form.querySelector('[name="do"][value="send"]')
    const asksOther =
      submitter instanceof HTMLButtonElement && submitter.name === 'do' && submitter.value !== 'send'
    if (sends === null || asksOther) return
    event.preventDefault()
    if (!isSending) void send()
  })
}

showPrintButtons()
const setting = settingOf(document)
if (setting !== undefined && typeof indexedDB !== 'undefined') {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-report]'))
    setUp(form, setting).catch((refused: unknown) => {
      // A browser that refuses storage (a private window) has the plain form.
      if (!(refused instanceof DOMException)) throw refused
    })
  keepDelivering()
}
