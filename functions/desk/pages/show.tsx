import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { deskFaultStatus, type DeskFault } from '../../../schema/desk/faults.ts'
import { deviceName } from '../../../schema/desk/device.ts'
import { may } from '../../../schema/desk/may.ts'
import type { Person, Scope } from '../../../schema/desk/person.ts'
import { timeText } from '../../../schema/booking/when-text.ts'
import { dayOf, dayText } from '../../../schema/dates.ts'
import { deskPlaces, type DeskLink } from '../../../views/desk/nav.ts'
import type { DeskProps } from '../../../views/desk/parts.tsx'
import { RefusedDesk } from '../../../views/desk/SignInPage.tsx'
import { nowMs } from '../../clock.ts'
import type { AppEnv } from '../../env.ts'
import { networkOf } from '../../network.ts'
import { policy } from '../../policy.ts'
import { renderInShell, type DeskFrame } from '../../shell.ts'
import { t } from '../../words.ts'
import type { Client } from '../tries.ts'
import { knownDevice } from './cookies.ts'

export type Visit = Context<AppEnv>

/** Somebody who is signed in, as a page sees them. */
export type Signed = { person: Person; token: string; formKey: string }

const UNKNOWN_NETWORK = 'unknown'
const LONGEST_AGENT = 400

/** The one object of the desk. */
export const staffOf = ({ env }: Visit): ReturnType<AppEnv['Bindings']['STAFF']['getByName']> =>
  env.STAFF.getByName('staff')

export const clientOf = (c: Visit): Client => {
  const atMs = nowMs(c)
  return {
    network: networkOf((name) => c.req.header(name)) ?? UNKNOWN_NETWORK,
    device: deviceName((c.req.header('user-agent') ?? '').slice(0, LONGEST_AGENT)),
    known: knownDevice(c, atMs),
    nowMs: atMs,
  }
}

/** A page of the desk. `frame`: one with a script of its own. */
export const show = (
  c: Visit,
  title: string,
  main: ReactNode,
  status: ContentfulStatusCode = 200,
  frame: DeskFrame = 'desk',
): Promise<Response> =>
  renderInShell(c, {
    title: t('desk.window', { title }),
    // Preact renders what React's types describe (decision 2).
    main: renderToStaticMarkup(main as Parameters<typeof renderToStaticMarkup>[0]),
    elder: false,
    frame,
    status,
  })

export const statusOf = ({ code }: DeskFault): ContentfulStatusCode => deskFaultStatus[code]

/** A refusal that no page of its own answers. */
export const refused = (c: Visit, fault: DeskFault, signedIn: boolean): Promise<Response> => {
  if (fault.retryAfterSeconds !== undefined) c.header('retry-after', String(fault.retryAfterSeconds))
  const page = <RefusedDesk t={t} fault={fault} signedIn={signedIn} />
  return show(c, t(`desk.fault.${fault.code}.title`), page, statusOf(fault))
}

/** Where a person may go: only what is there, and only what is theirs. */
export const linksOf = (person: Person): DeskLink[] =>
  deskPlaces
    .filter(
      ({ needs }) => needs.length === 0 || needs.some((action) => may(policy.desk.roles, person, action).ok),
    )
    .map(({ id }) => id)

/** What every page of somebody who is signed in is given. */
export const given = ({ person, formKey }: Signed): DeskProps => ({ t, links: linksOf(person), formKey })

/** `2026年11月26日 上午9:30`, by the clock of the country. */
export const atText = (ms: number): string => `${dayText(dayOf(ms))} ${timeText(ms)}`

export const roleName = (id: string): string => policy.desk.roles.find((role) => role.id === id)?.name ?? id

/** Names of what is chosen; one word where it is all there is. */
const chosenNames = (
  all: readonly { id: string; name: string }[],
  chosen: readonly string[],
  whole: string,
): string[] => {
  const names = all.filter(({ id }) => chosen.includes(id)).map(({ name }) => name)
  return names.length > 1 && names.length === all.length ? [whole] : names
}

/** What may be given to somebody: sections and stations of the bureau; departments outside it have no desk. */
export const deskUnits = policy.units.filter(({ kind }) => kind === 'section' || kind === 'station')

/** What belongs to somebody, by its names; to whoever is named for children and has no places of their own, all of them. */
export const scopeNames = ({ townships, units, offices, child }: Scope): string[] => {
  const all = policy.places.townships.map(({ code, name }) => ({ id: code, name }))
  const places = [
    ...chosenNames(all, townships, t('desk.start.all-townships')),
    ...chosenNames(deskUnits, units, t('desk.start.all-units')),
    ...chosenNames(policy.offices, offices, t('desk.start.all-offices')),
  ]
  if (!child) return places
  return [...(places.length === 0 ? [t('desk.start.everything')] : places), t('desk.start.child')]
}

/** The end of a path by which one came: what is done is said there once. */
export const isDone = (c: Visit): boolean => c.req.query('done') !== undefined
