import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { cookieIn, cookieLine, HOLD_COOKIE, MINE_COOKIE } from '../../preferences.ts'
import { isSecure } from '../../transport.ts'
import type { TimeRef } from '../commands.ts'

/** The hold that this browser has, so that whoever holds it can always come back. `move`: it is to change a booking's time. */
export type KeptHold = { hold: string; secret: string; move: boolean }

/** Longer than any hold: somebody who comes back too late is told which time it was. */
const HOLD_SECONDS = 2 * 3600
/** As long as the token is good for. */
const MINE_SECONDS = 30 * 60

const shape = /^([nm])~([\w-]{1,64})~([\w.-]{1,300})$/

const set = (c: Context<AppEnv>, name: string, value: string, seconds: number): void => {
  c.header('set-cookie', cookieLine(name, value, isSecure(c), seconds), { append: true })
}

export const keptHold = (c: Context<AppEnv>): KeptHold | undefined => {
  const [, kind, hold, secret] = shape.exec(cookieIn(c.req.header('cookie') ?? '', HOLD_COOKIE) ?? '') ?? []
  return hold === undefined || secret === undefined ? undefined : { hold, secret, move: kind === 'm' }
}

export const keepHold = (c: Context<AppEnv>, { hold, secret, move }: KeptHold): void =>
  set(c, HOLD_COOKIE, `${move ? 'm' : 'n'}~${hold}~${secret}`, HOLD_SECONDS)

export const forgetHold = (c: Context<AppEnv>): void => set(c, HOLD_COOKIE, '', 0)

/** Which time a secret says it is for. Only good for showing what is free around it: nobody has checked it. */
export const timeSaid = ({ secret }: KeptHold): TimeRef | undefined => {
  const [office = '', appointment = '', start = ''] = secret.split('.')
  // Thirteen digits of milliseconds reach into the year 2286.
  return /^\d{1,13}$/.test(start) ? { office, appointment, startMs: Number(start) } : undefined
}

/** The token of the booking, or of the place in the line, that was looked at last. */
export const keptToken = (c: Context<AppEnv>): string | undefined =>
  cookieIn(c.req.header('cookie') ?? '', MINE_COOKIE) || undefined

export const keepToken = (c: Context<AppEnv>, token: string): void => set(c, MINE_COOKIE, token, MINE_SECONDS)
