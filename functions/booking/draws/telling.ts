import type { Books } from '../books.ts'
import { enqueueForAll } from '../../outbox/outbox.ts'

/** Tells everybody of a draw how it came out. The first is told as always, which sets the alarm for the others too. */
export const tellResult = (books: Books, [first, ...others]: readonly string[], nowMs: number): void => {
  if (first === undefined) return
  books.tell('draw-result', first, nowMs)
  enqueueForAll(books.db, 'draw-result', nowMs, others)
}
