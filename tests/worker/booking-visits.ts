import { couple, single } from '../support/people.ts'
import { formOf, type visitorAt, type Fields, type Page } from './visitor.ts'

export const NOW = '2026-12-01T09:00:00+08:00'
export const at = (day: string, clock: string) => `2026-12-${day}T${clock}:00+08:00`
let next = 5000
/** Two people, and one, who have booked nothing yet. */
export const party = () => couple((next += 1))
export const someone = () => single((next += 1))

export const fieldsOf = ({ people, phone }: ReturnType<typeof couple>): Fields => ({
  ...Object.fromEntries(
    people.flatMap(({ name, idNumber }, at) => [
      [`people.${at}.name`, name],
      [`people.${at}.idNumber`, idNumber],
    ]),
  ),
  phone,
})

export type Visitor = ReturnType<typeof visitorAt>

export const HOLD = '/booking/hold/'
export const CONFIRM = '/booking/hold/confirm/'
export const h1 = (page: Page) => /<h1[^>]*>(.*?)<\/h1>/.exec(page.text)?.[1]?.replaceAll(/<[^>]+>/g, '')

export const choose = async (
  visitor: Visitor,
  start: string,
  appointment = 'marriage',
  office = 'registry',
): Promise<Page> => {
  const page = await visitor.get(`/booking/${appointment}/?office=${office}&date=${start.slice(0, 10)}`)
  return visitor.post(HOLD, { ...formOf(page, HOLD), start })
}

export const bookFor = async (visitor: Visitor, start: string, who: Fields, appointment = 'marriage') => {
  const held = await choose(visitor, start, appointment)
  return visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...who })
}
