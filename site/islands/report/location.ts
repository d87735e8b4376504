import { make, pressable } from '../parts/make.ts'
import { hiddenField } from './form-said.ts'
import type { ReportWords } from './words.ts'

/** Finer than a house is not needed to find anybody; coarser than this the township and a landmark say more. */
const NEAR_M = 100
const ROUGH_M = 1000
const PATIENCE_MS = 20_000
const AGE_MS = 60_000

const names = ['place.lat', 'place.lon', 'place.accuracyM'] as const

const setPoint = (form: HTMLFormElement, values: readonly string[]): void => {
  for (const [at, name] of names.entries()) hiddenField(form, name).value = values[at] ?? ''
}

const found = (accuracyM: number, t: ReportWords): string => {
  const key = accuracyM <= NEAR_M ? 'near' : accuracyM <= ROUGH_M ? 'about' : 'rough'
  const text =
    accuracyM < 1000
      ? `${accuracyM} ${t('drafts.location.metres')}`
      : `${Math.round(accuracyM / 1000)} ${t('drafts.location.kilometres')}`
  return t(`drafts.location.${key}`, { distance: text })
}

/**
 * A button that asks the phone where it is, only when it is pressed. What it says is told with how exact it is; a refusal is no fault: the
 * township and a landmark do as well.
 */
export const offerLocation = (form: HTMLFormElement, t: ReportWords, changed: () => void): void => {
  const place = form.querySelector('[data-place]')
  if (place === null || !('geolocation' in navigator) || !window.isSecureContext) return
  const said = make('p', { role: 'status' })
  const forget = pressable(t('drafts.location.forget'), 'link', () => {
    setPoint(form, [])
    said.textContent = t('drafts.location.forgotten')
    forget.hidden = true
    changed()
  })
  const button = pressable(t('drafts.location.button'), 'btn line full', () => {
    said.textContent = t('drafts.location.busy')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const accuracyM = Math.max(1, Math.ceil(coords.accuracy))
        setPoint(form, [
          coords.latitude.toFixed(6),
          coords.longitude.toFixed(6),
          String(Math.min(accuracyM, 100_000)),
        ])
        said.textContent = found(accuracyM, t)
        forget.hidden = false
        changed()
      },
      ({ code }) => {
        said.textContent = t(code === 1 ? 'drafts.location.refused' : 'drafts.location.failed')
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: AGE_MS },
    )
  })
  const before = Number(hiddenField(form, 'place.accuracyM').value)
  forget.hidden = !(before > 0)
  if (before > 0) said.textContent = found(before, t)
  place.prepend(make('p', {}, button), said, make('p', {}, forget))
}
