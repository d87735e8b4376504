import { Board } from './board.ts'
import type { Books } from './books.ts'
import { drawnKey, loadDrawnDays } from './draws/index.ts'
import { loadKnown } from './known.ts'
import { loadBoard, loadChanges, loadLine } from './loading.ts'
import { plan, rules } from './plan.ts'
import type { Db, Statements } from './statements.ts'
import { endWaiting } from './waitlist.ts'

/**
 * Reads everything that is kept in memory from the tables: at the start, and when a transaction was taken back. Versions of
 * the board go on from `version`, so that a reader who follows changes misses none.
 */
export const loadBooks = (
  {
    db,
    run,
    start,
    version,
    nowMs,
  }: { db: Db; run: Statements; start: number; version?: number; nowMs: number },
  { soon, tell }: Pick<Books, 'soon' | 'tell'>,
): Books => {
  const books: Books = {
    db,
    run,
    board: new Board(start, version),
    known: loadKnown(db),
    plan,
    rules,
    changes: loadChanges(db),
    line: loadLine(db),
    drawnDays: loadDrawnDays(db, plan),
    unfollowed: [],
    // Asked of the books each time: a draw that is held or called off makes the list anew.
    isDrawn: (office, appointment, day) => books.drawnDays.has(drawnKey({ office, appointment, day })),
    newId: () => crypto.randomUUID(),
    endWaiting: (id, nowMs) => endWaiting(books, id, 'left', nowMs),
    soon,
    tell,
  }
  loadBoard(books, nowMs)
  books.board.touch()
  return books
}
