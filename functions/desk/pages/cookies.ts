import * as z from 'zod'
import { keyRing } from '../../keys.ts'
import { cookieIn } from '../../preferences.ts'
import { policy } from '../../policy.ts'
import { readToken, signToken } from '../../token.ts'
import { isSecure } from '../../transport.ts'
import { newKey } from '../../form-key.ts'
import type { Visit } from './show.tsx'

const DEVICE_PURPOSE = 'desk-device'
const DAY_SECONDS = 24 * 60 * 60
const deviceSchema = z.strictObject({ staffId: z.string(), id: z.string() })

/**
 * `__Host-` ties a cookie to this very host and to TLS, which asks for the path `/`; on this machine without TLS browsers would not
 * keep such a cookie, and its path is the desk's.
 */
const nameOf = (c: Visit, name: string): string => (isSecure(c) ? `__Host-${name}` : name)

type Kept = { name: string; value: string; seconds: number; sameSite?: 'Strict' | 'Lax' }

/** A cookie of the desk: of this host, not for scripts, and not sent along from other sites unless `Lax` says so. */
export const keepCookie = (c: Visit, { name, value, seconds, sameSite = 'Strict' }: Kept): void => {
  const place = isSecure(c) ? 'Path=/; Secure' : 'Path=/desk'
  const text = `${nameOf(c, name)}=${value}; ${place}; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}`
  c.header('set-cookie', text, { append: true })
}

export const dropCookie = (c: Visit, name: string, sameSite: Kept['sameSite'] = 'Strict'): void =>
  keepCookie(c, { name, value: '', seconds: 0, sameSite })

export const sentCookie = (c: Visit, name: string): string | undefined =>
  cookieIn(c.req.header('cookie') ?? '', nameOf(c, name)) || undefined

/** The session that the browser brings. */
export const sessionToken = (c: Visit): string | undefined => sentCookie(c, 'desk')?.slice(0, 64)

export const keepSession = (c: Visit, token: string): void =>
  keepCookie(c, { name: 'desk', value: token, seconds: policy.desk.session.hours * 60 * 60 })

export const dropSession = (c: Visit): void => dropCookie(c, 'desk')

/** Whose known device this is, by its signed cookie. */
export const knownDevice = (c: Visit, nowMs: number): z.infer<typeof deviceSchema> | undefined => {
  const ring = keyRing(c.env)
  const text = sentCookie(c, 'desk-device')
  if (!ring.ok || text === undefined || text.length > 512) return undefined
  return deviceSchema.safeParse(readToken(ring.value, DEVICE_PURPOSE, text, nowMs)).data
}

/** Somebody signed in here with both factors: from now on wrong tries of others do not keep them out on this device. */
export const keepDevice = (c: Visit, staffId: string, nowMs: number): void => {
  const ring = keyRing(c.env)
  if (!ring.ok) return
  const before = knownDevice(c, nowMs)
  const id = before?.staffId === staffId ? before.id : newKey()
  const seconds = policy.desk.knownDeviceDays * DAY_SECONDS
  const value = signToken(ring.value, DEVICE_PURPOSE, { staffId, id }, nowMs + seconds * 1000)
  keepCookie(c, { name: 'desk-device', value, seconds })
}
