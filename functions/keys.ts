import { Buffer } from 'node:buffer'
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import * as z from 'zod'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'

/** 32 bytes in base64. */
const secret = z.string().regex(/^[A-Za-z0-9+/]{43}=$/)

/** `PORTAL_KEYS`. New values are sealed under `current`; the other keys only open what was sealed before they were replaced. */
const ringSchema = z
  .strictObject({
    current: z.string(),
    // A name begins with a letter: names that look like numbers would not keep their order.
    keys: z.record(z.string().regex(/^[a-z][a-z0-9]{0,15}$/), secret),
    lookup: secret.optional(),
  })
  .refine(({ current, keys }) => Object.hasOwn(keys, current))

/** Keys by purpose. No purpose shares key material with another, and none uses the ring's own bytes. */
export type KeyRing = {
  /** The name of the key under which new values are sealed and signed. */
  current: string
  /** The key of one purpose below the named key; `undefined` where the ring has no key of that name. */
  key: (name: string, purpose: string) => KeyObject | undefined
  /** The key by which records are found again, always the same bytes. It outlives every rotation, or nobody would find their booking. */
  lookupKey: (purpose: string) => Uint8Array
}

const NO_SALT = new Uint8Array(0)

const derive = (root: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, NO_SALT, `portal/${purpose}`, 32))

const keep = <T>(made: Map<string, T>, label: string, make: () => T): T => {
  const kept = made.get(label)
  if (kept !== undefined) return kept
  const fresh = make()
  made.set(label, fresh)
  return fresh
}

const ringFrom = ({ current, keys, lookup }: z.infer<typeof ringSchema>): KeyRing => {
  const roots = new Map(Object.entries(keys).map(([name, text]) => [name, Buffer.from(text, 'base64')]))
  const [first = NO_SALT] = roots.values()
  // Rings from before look-up had its own secret: taken from the oldest key, which a rotation leaves in place.
  const lookupRoot = lookup === undefined ? derive(first, 'lookup-root') : Buffer.from(lookup, 'base64')
  const [made, lookups] = [new Map<string, KeyObject>(), new Map<string, Uint8Array>()]
  return {
    current,
    key: (name, purpose) => {
      const root = roots.get(name)
      return root && keep(made, `${name}/${purpose}`, () => createSecretKey(derive(root, purpose)))
    },
    lookupKey: (purpose) => keep(lookups, purpose, () => derive(lookupRoot, `lookup/${purpose}`)),
  }
}

const parse = (text: string): Result<KeyRing> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Not quoted anywhere: the message of the error would show parts of the secret.
    return refuse(problem('unavailable'))
  }
  const read = ringSchema.safeParse(value)
  return read.success ? ok(ringFrom(read.data)) : refuse(problem('unavailable'))
}

let last: { text: string; ring: Result<KeyRing> } | undefined

/** The key ring of this installation. Refuses (`unavailable`) where `PORTAL_KEYS` is missing or not a ring. */
export const keyRing = ({ PORTAL_KEYS }: { PORTAL_KEYS?: string | null }): Result<KeyRing> => {
  const text = PORTAL_KEYS ?? ''
  if (last?.text === text) return last.ring
  const ring = parse(text)
  if (!ring.ok) console.error(JSON.stringify({ error: 'PORTAL_KEYS is missing or is not a key ring' }))
  last = { text, ring }
  return ring
}
