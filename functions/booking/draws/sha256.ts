import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hex, synchronously: a transaction cannot wait. Its texts are those of schema/booking/draw-list.ts. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
