import type { Day } from '../dates.ts'
import { yuanText } from '../money.ts'

/** What the placeholders of a service page need of a standard. */
export type NamedStandard = {
  id: string
  name: string
  per: 'month' | 'year'
  values: readonly { from: Day; until?: Day | undefined; basis: number; fen: number }[]
}

const PLACE = /\{\{([^{}]*)\}\}/g
const forms = ['name', 'number', 'month'] as const
type Form = (typeof forms)[number]

/** The placeholders of a text, without their braces. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(PLACE)].map(([, name]) => name ?? '')

const parse = (place: string): { id: string; form: Form | undefined } | undefined => {
  const [id = '', form, ...rest] = place.split('.')
  if (rest.length > 0) return undefined
  if (form === undefined) return { id, form }
  return (forms as readonly string[]).includes(form) ? { id, form: form as Form } : undefined
}

export const isKnownPlaceholder = (place: string, standards: readonly { id: string }[]): boolean => {
  if (place === 'basis') return true
  const parsed = parse(place)
  return parsed !== undefined && standards.some(({ id }) => id === parsed.id)
}

const valueOn = (standard: NamedStandard, on: Day) => {
  const value = standard.values.findLast(
    ({ from, until }) => from <= on && (until === undefined || on <= until),
  )
  if (value === undefined) throw new Error(`no standard on ${on}: ${standard.id}`)
  return value
}

/**
 * Fills a text with the standards in force on a day: `{{min-living-urban}}` gives "700 元", `.number` only "700",
 * `.month` a yearly standard's twelfth, `.name` its name, and `{{basis}}` the year whose standards these are.
 */
export const fillAmounts = (text: string, standards: readonly NamedStandard[], on: Day): string =>
  text.replace(PLACE, (_, place: string) => {
    if (place === 'basis')
      return String(
        Math.max(
          ...standards.flatMap(({ values }) =>
            values.filter(({ from }) => from <= on).map(({ basis }) => basis),
          ),
        ),
      )
    const parsed = parse(place)
    const standard = standards.find(({ id }) => id === parsed?.id)
    if (parsed === undefined || standard === undefined) throw new Error(`unknown placeholder: ${place}`)
    if (parsed.form === 'name') return standard.name
    const { fen } = valueOn(standard, on)
    if (parsed.form === 'number') return yuanText(fen)
    return `${yuanText(parsed.form === 'month' && standard.per === 'year' ? fen / 12 : fen)} 元`
  })
