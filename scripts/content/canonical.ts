import { createHash } from 'node:crypto'
import { canonical } from '../../schema/canonical.ts'

/** SHA-256 of the canonical form, in lower-case hex. */
export const checksumOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex')
