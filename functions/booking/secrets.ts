import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '../keys.ts'
import { lookupHash } from '../lookup-hash.ts'
import type { TimeRef } from './commands.ts'

const mac = (ring: KeyRing, holdId: string, { office, appointment, startMs }: TimeRef): string =>
  lookupHash(ring, 'hold-secret', `${holdId}/${office}/${appointment}/${startMs}`)

/**
 * The secret that goes with a hold. It carries which time is held, so that what is typed can be checked against the day
 * before the ledger is asked, and a keyed hash, so that nobody makes one. Nothing of it is stored.
 */
export const holdSecret = (ring: KeyRing, holdId: string, time: TimeRef): string =>
  `${time.office}.${time.appointment}.${time.startMs}.${mac(ring, holdId, time)}`

/** The time that a hold is for, or undefined where the secret is not that hold's. */
export const readHoldSecret = (ring: KeyRing, holdId: string, secret: string): TimeRef | undefined => {
  const [office = '', appointment = '', start = '', given = '', ...rest] = secret.split('.')
  const time = { office, appointment, startMs: Number(start) }
  const made = Buffer.from(mac(ring, holdId, time))
  const said = Buffer.from(given)
  if (rest.length > 0 || said.length !== made.length || !timingSafeEqual(said, made)) return undefined
  return time
}
