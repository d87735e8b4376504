import { Secret, TOTP } from 'otpauth'

/** 160 bits, as RFC 4226 asks for. */
const SECRET_BYTES = 20
const PERIOD_SECONDS = 30
/** One step to either side: clocks of phones are off by seconds. */
const WINDOW = 1

const totp = (secret: string, label = '', issuer = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6, label, issuer })

/** A new secret, in base32. */
const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What a phone scans: `otpauth://totp/…`. */
const addressOf = (secret: string, label: string, issuer: string): string =>
  totp(secret, label, issuer).toString()

/** The step of 30 seconds that a code is of (RFC 6238), within one step of `nowMs`; undefined for a code of no such step. */
const stepOf = (secret: string, code: string, nowMs: number): number | undefined => {
  const off = totp(secret).validate({ token: code, timestamp: nowMs, window: WINDOW })
  return off === null ? undefined : Math.floor(nowMs / (PERIOD_SECONDS * 1000)) + off
}

/** Loaded by the desk's object alone, when it starts: nobody else pays for its tables of constants. */
export const secondFactor = { newSecret, addressOf, stepOf }
export type SecondFactor = typeof secondFactor
