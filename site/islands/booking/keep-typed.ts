import { forgetInSession, keepInSession, keptInSession } from '../parts/session.ts'

const KEY = 'booking-typed'

const fieldsOf = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.elements].filter(
    (field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type !== 'hidden',
  )

/**
 * What was typed about people stays in this tab until it is booked. No page of a form is stored anywhere, so a way back, or
 * another time, would find it empty. Only what is still empty is filled in: the page's own values are newer.
 */
export const keepTyped = (form: HTMLFormElement): void => {
  const fields = fieldsOf(form)
  const kept = keptInSession(KEY)
  if (typeof kept === 'object' && kept !== null)
    for (const field of fields) {
      const value: unknown = Reflect.get(kept, field.name)
      if (field.value === '' && typeof value === 'string') field.value = value
    }
  form.addEventListener('input', () => {
    keepInSession(KEY, Object.fromEntries(fields.map(({ name, value }) => [name, value])))
  })
}

export const forgetTyped = (): void => forgetInSession(KEY)
