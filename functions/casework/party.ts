import { Buffer } from 'node:buffer'
import type { Spot } from '../../schema/casework/near.ts'
import { receiptFrom } from '../../schema/casework/receipt.ts'
import type { ReadReport } from '../../schema/casework/read-report.ts'
import type { KeyRing } from '../keys.ts'
import { lookupHash } from '../lookup-hash.ts'
import { open, seal } from '../sealed.ts'

/** What is sealed under a report: everything in somebody's own words, and where and who. */
export type Told = ReadReport['sealed']

const reportContext = (id: string): string => `report:${id}`
const wordsContext = (of: string): string => `words:${of}`

/** The receipt of a report: from its id, so that it need not be stored to be told again. */
export const receiptOf = (ring: KeyRing, id: string): string =>
  receiptFrom(Buffer.from(lookupHash(ring, 'receipt', id), 'base64url'))

export const receiptHashOf = (ring: KeyRing, receipt: string): string =>
  lookupHash(ring, 'receipt-hash', receipt)
export const draftHashOf = (ring: KeyRing, draft: string): string =>
  lookupHash(ring, 'draft', draft.toLowerCase())
export const phoneHashOf = (ring: KeyRing, phone: string): string => lookupHash(ring, 'phone', phone)

export const sealReport = (ring: KeyRing, id: string, told: Told): string =>
  seal(ring, reportContext(id), JSON.stringify(told))
/** What we sealed ourselves has our own shape. */
export const openReport = (ring: KeyRing, id: string, sealed: string): Told =>
  JSON.parse(open(ring, reportContext(id), sealed)) as Told

const spotContext = (id: string): string => `spot:${id}`

/** Where a report says it is, in a row of its own: it is compared without opening anybody's words. */
export const sealSpot = (ring: KeyRing, id: string, spot: Spot): string =>
  seal(ring, spotContext(id), JSON.stringify(spot))
export const openSpot = (ring: KeyRing, id: string, sealed: string): Spot =>
  JSON.parse(open(ring, spotContext(id), sealed)) as Spot

/** Words in the history: `of` is the report where its reporter wrote them, the case where staff did. */
export const sealWords = (ring: KeyRing, of: string, words: string): string =>
  seal(ring, wordsContext(of), words)
export const openWords = (ring: KeyRing, of: string, sealed: string): string =>
  open(ring, wordsContext(of), sealed)
