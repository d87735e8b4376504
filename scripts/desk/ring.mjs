import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyRing } from '../../functions/keys.ts'
import { Stop } from '../lib/steps.mjs'

/** The text of the running portal's ring: from the environment, or where a local first start left it. */
export const ringText = (data) => {
  const file = join(data, 'keys.json')
  const text = process.env.PORTAL_KEYS ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  if (text === undefined)
    throw new Stop(
      `没有密钥：先 npm start，或者设 PORTAL_KEYS。\nNo key ring: run npm start first, or set PORTAL_KEYS (${file}).`,
    )
  return text
}

export const ringOf = (data) => {
  const ring = keyRing({ PORTAL_KEYS: ringText(data) })
  if (!ring.ok) throw new Stop('PORTAL_KEYS 不是密钥。\nPORTAL_KEYS is not a key ring.')
  return ring.value
}
