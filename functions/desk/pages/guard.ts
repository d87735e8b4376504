import type { DeskAction } from '../../../schema/desk/actions.ts'
import { deskFault, type DeskFaultCode } from '../../../schema/desk/faults.ts'
import { may } from '../../../schema/desk/may.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { nowMs } from '../../clock.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { lookupHash } from '../../lookup-hash.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { postedForm, type Posted } from '../../posted-form.ts'
import { isSecure } from '../../transport.ts'
import { dropSession, sessionToken } from './cookies.ts'
import { refused, staffOf, type Signed, type Visit } from './show.tsx'

type Answer = Response | Promise<Response>
type Method = 'GET' | 'POST'

/** What came with a form beside its words. */
export type Sent = Pick<Posted, 'files' | 'tooLarge'>

/**
 * Who may ask for an address: anybody, anybody who is signed in, or who may do something. `mostBytes`: its form may be
 * `multipart/form-data` with files, up to so many bytes; one that is longer comes with the words before the cut, as `tooLarge`.
 */
export type DeskRoute = { method: Method; path: string } & (
  | { needs: 'nothing'; answer: (c: Visit, form: URLSearchParams) => Answer }
  | {
      needs: 'signed-in' | DeskAction
      /** Only to who typed a code in the last minutes: a session that was left open is not enough. */
      fresh?: true
      mostBytes?: number
      /** Asked by the page itself: it does not count as somebody being here. */
      quiet?: true
      answer: (c: Visit, one: Signed, form: URLSearchParams, sent: Sent) => Answer
    }
)

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** Passwords go over TLS, or do not leave the machine. */
const isPrivate = (c: Visit): boolean => isSecure(c) || LOOPBACK.test(new URL(c.req.url).hostname)

/** Whether one of our own pages sent this form. A browser says so in `Origin`; one that says nothing is asked for the other sign. */
const isOwnForm = (c: Visit): boolean => {
  const origin = c.req.header('origin')
  if (origin === undefined) return c.req.header('sec-fetch-site') === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host)
}

const MOST_WORDS = 64 * 1024
const NOTHING_SENT: Posted = { words: new URLSearchParams(), files: [], tooLarge: false }

/** The form of a route; undefined for what is none, or is longer than the route takes. */
const formOf = async (c: Visit, mostBytes?: number): Promise<Posted | undefined> => {
  if (c.req.method !== 'POST') return NOTHING_SENT
  const form = await postedForm(c, mostBytes ?? MOST_WORDS)
  return form.ok && !(form.value.tooLarge && mostBytes === undefined) ? form.value : undefined
}

/** What a form of this session carries, and no other site can know. */
const formKeyOf = (ring: KeyRing, token: string): string => lookupHash(ring, 'desk-form', token)

/** To where a code is asked for, and from there back to here. */
const askedAgain = (c: Visit): Response => {
  const { pathname, search } = new URL(c.req.url)
  return onTo(c, `${accountPaths.fresh}?${new URLSearchParams({ to: pathname + search })}`)
}

const admitted = async (c: Visit, route: DeskRoute, ring: KeyRing): Promise<Response> => {
  if (route.needs === 'nothing') {
    const form = await formOf(c)
    return form === undefined ? refused(c, deskFault('form_broken'), false) : route.answer(c, form.words)
  }
  const token = sessionToken(c)
  const atMs = nowMs(c)
  const asked = route.quiet === true ? 'stillIn' : 'who'
  const who = token === undefined ? undefined : await staffOf(c)[asked]({ token, nowMs: atMs })
  if (token === undefined || who?.ok !== true) {
    if (token !== undefined) dropSession(c)
    return route.method === 'GET' ? onTo(c, deskPaths.signIn) : refused(c, deskFault('signed_out'), false)
  }
  const person = who.value
  const stop = async (code: DeskFaultCode): Promise<Response> => {
    const about = `${route.method} ${route.path}`
    await staffOf(c).write({ atMs, who: person.id, act: 'refused', about, why: code })
    return refused(c, deskFault(code), true)
  }
  if (route.needs !== 'signed-in') {
    const verdict = may(policy.desk.roles, person, route.needs)
    if (!verdict.ok) return stop(verdict.problem.code)
  }
  if (route.fresh === true && !(await staffOf(c).isFresh({ token, nowMs: atMs })))
    return route.method === 'GET' ? askedAgain(c) : stop('fresh_needed')
  // Only now: a long form is read of whoever may send it, and of nobody else.
  const form = await formOf(c, route.mostBytes)
  if (form === undefined) return refused(c, deskFault('form_broken'), true)
  const formKey = formKeyOf(ring, token)
  if (route.method === 'POST' && form.words.get('form') !== formKey) return stop('form_over')
  return route.answer(c, { person, token, formKey }, form.words, form)
}

/** The one way to any page of the desk: keys, a private line, a form of our own, a session, its key, and what the role may. */
export const guarded = (c: Visit, route: DeskRoute): Answer => {
  const ring = keyRing(c.env)
  if (!ring.ok) return refused(c, deskFault('unavailable'), false)
  if (!isPrivate(c)) return refused(c, deskFault('not_secure'), false)
  if (route.method === 'POST' && !isOwnForm(c)) return refused(c, deskFault('other_site'), false)
  return admitted(c, route, ring.value)
}
