import type { Said } from '../parts/draft.ts'

/** What of a form belongs to the report: not its keys, tickets and buttons. */
const ours = /^(fields|place|contact)\./

export const hiddenField = (form: HTMLFormElement, name: string): HTMLInputElement => {
  const found = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (found !== null) return found
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  form.append(field)
  return field
}

/** What is filled in now, by the names of the fields. */
export const saidIn = (form: HTMLFormElement): Said[] =>
  [...new FormData(form)].flatMap(([name, value]): Said[] =>
    typeof value === 'string' && value !== '' && ours.test(name) ? [[name, value]] : [],
  )

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement

/** Puts into one control what a draft says; false where it cannot hold it. */
const put = (control: Control, value: string): boolean => {
  if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
    if (control.value !== value) return false
    control.checked = true
    return true
  }
  control.value = value
  return control.value === value
}

/** Fills a form from a draft. What it has no field for (another screen, a village that was not asked yet) goes along hidden. */
export const fillIn = (form: HTMLFormElement, said: readonly Said[]): void => {
  const controls = [...form.elements].filter(isControl)
  for (const control of controls)
    if (ours.test(control.name) && control instanceof HTMLInputElement && control.type !== 'hidden')
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = false
  for (const [name, value] of said) {
    if (!ours.test(name)) continue
    if (controls.some((control) => control.name === name && put(control, value))) continue
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
}
