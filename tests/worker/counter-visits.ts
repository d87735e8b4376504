import { atDesk } from './at-desk.ts'
import { plan } from '../../functions/booking/plan.ts'
import { timesOn } from '../../schema/booking/times.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { counterAt, counterPaths } from '../../views/desk/counter/addresses.ts'
import type { Scope } from '../../schema/desk/person.ts'
import { policy } from '../../generated/policy.ts'
import { couple, type TestParty } from '../support/people.ts'
import { clientAt } from './booking-client.ts'
import { bound, browserAt, fresh, join, type DeskBrowser } from './desk-visits.ts'
import { formOf, type Page } from './visitor.ts'

let next = 7000
/** Two people who have booked nothing yet. */
export const party = (): TestParty => couple((next += 1))

export const ledger = () => bound.BOOKING.getByName(policy.jurisdiction.code)

/** Somebody of the registry who came in on a workday, which is theirs alone. */
export const registrarOnADay = async (
  role = 'registrar',
  scope: Partial<Scope> = { offices: ['registry'] },
) => {
  let { nowMs } = fresh()
  const isOpen = (day: string): boolean => timesOn(plan, [], 'registry', 'marriage', day).length > 0
  while (!isOpen(addDays(dayOf(nowMs), 1))) nowMs = fresh().nowMs
  const one = await join(role, scope)
  const day = dayOf(one.nowMs)
  const at = (clock: string): number => Date.parse(`${day}T${clock}:00+08:00`)
  return { ...one, day, at, desk: deskAt(one.browser, at) }
}

/** The desk as that browser sees it at a time of its day. */
const deskAt = (browser: DeskBrowser, at: (clock: string) => number) => (clock: string) => {
  const later = browserAt(at(clock), { jar: browser.jar })
  const dayPage = (office = 'registry') => later.get(counterAt(counterPaths.day, { office }))
  /** Posts a form that stands on the day's page, with what somebody chose in it. */
  const post = async (action: string, fields: Record<string, string> = {}, page?: Page): Promise<Page> =>
    later.post(action, { ...formOf(page ?? (await dayPage()), action), ...fields })
  return {
    browser: later,
    dayPage,
    post,
    scan: async (scanned: string, page?: Page) => {
      const form = formOf(page ?? (await dayPage()), counterPaths.search)
      return later.post(counterPaths.day, { ...form, scanned })
    },
    mark: async (id: string, act: string, more: Record<string, string> = {}, page?: Page) => {
      const form = hiddenOf(page ?? (await dayPage()))
      return later.post(counterPaths.mark, { ...form, id, act, ...more })
    },
    undo: async (id: string, page?: Page) => {
      const shown = page ?? (await dayPage())
      const event = new RegExp(
        `name="id" value="${id}"/><input type="hidden" name="event" value="(\\d+)"`,
      ).exec(shown.text)?.[1]
      return later.post(counterPaths.undo, { ...hiddenOf(shown), id, event: event ?? '' })
    },
  }
}

/** The keys of the session and of this page's forms. */
const hiddenOf = (page: Page): Record<string, string> => {
  const { form = '', key = '' } = formOf(page, counterPaths.search)
  return { form, key }
}

/** Books the day before; the code, and the id that the ledger has it under. */
export const bookOn = async (
  day: string,
  clock: string,
  { who = party(), appointment = 'marriage', office = 'registry' } = {},
): Promise<{ code: string; id: string; who: TestParty }> => {
  const before = clientAt(`${addDays(day, -1)}T09:00:00+08:00`)
  const known = new Set((await all(day, office)).map(({ id }) => id))
  const booked = await before.book(`${day}T${clock}:00+08:00`, who, appointment, office)
  if (booked.status !== 201) throw new Error(JSON.stringify(booked.body))
  const fresh = (await all(day, office)).find(({ id }) => !known.has(id))
  if (fresh === undefined) throw new Error('not booked')
  return { code: String(booked.body['code']), id: fresh.id, who }
}

const all = (day: string, office: string) =>
  atDesk(ledger(), (desk) =>
    desk.counterDays({
      office,
      from: day,
      until: day,
      nowMs: Date.parse(`${addDays(day, -1)}T09:00:00+08:00`),
    }),
  )

export const recordOf = async (id: string, nowMs: number) => {
  const found = await atDesk(ledger(), (desk) => desk.counterOne(id, nowMs))
  if (found === null) throw new Error('no such visit')
  return found.record
}
