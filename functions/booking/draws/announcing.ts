import { and, eq, notInArray } from 'drizzle-orm'
import { termsFaults, termsOf, type DrawTerms, type TermsFault } from '../../../schema/booking/draw-terms.ts'
import { timesOn } from '../../../schema/booking/times.ts'
import { problem, type FieldFault } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { stateOf, type Books } from '../books.ts'
import { writeDrawAct } from '../desk/draw-acts.ts'
import type { DeclareCommand } from './commands.ts'
import { drawnDaysChanged, drawnKey } from './drawn-days.ts'
import { drawRow } from './records.ts'
import { draws, type DrawRow } from './tables.ts'

const isSame = (row: DrawRow, terms: DrawTerms): boolean =>
  Object.entries(terms).every(([name, value]) => (row as Readonly<Record<string, unknown>>)[name] === value)

/** Another draw that still stands for the same day. */
const isDrawnByOther = ({ db }: Books, { id, office, appointment, day }: DrawTerms): boolean =>
  db
    .select()
    .from(draws)
    .where(and(eq(draws.office, office), eq(draws.appointment, appointment), eq(draws.day, day)))
    .all()
    .some((row) => row.id !== id && row.state !== 'cancelled' && row.state !== 'released')

/**
 * Writes down what the content announces; true where anything changed. Until entries open the content may still change it
 * or drop it; from then on it stays as it was.
 */
export const announceContent = (books: Books): boolean => {
  const { db, plan } = books
  let changed = false
  for (const terms of plan.draws.map(termsOf)) {
    const row = drawRow(books, terms.id)
    if (isDrawnByOther(books, terms) || (row !== undefined && isSame(row, terms))) continue
    if (row === undefined)
      db.insert(draws)
        .values({ ...terms, announcedBy: 'content', state: 'announced' })
        .run()
    else if (row.state === 'announced' && row.announcedBy === 'content')
      db.update(draws).set(terms).where(eq(draws.id, terms.id)).run()
    else continue
    changed = true
  }
  const ids = plan.draws.map(({ id }) => id)
  const gone = db
    .delete(draws)
    .where(and(eq(draws.announcedBy, 'content'), eq(draws.state, 'announced'), notInArray(draws.id, ids)))
    .returning({ id: draws.id })
    .all()
  return changed || gone.length > 0
}

const fieldOf: { readonly [code in TermsFault]: FieldFault } = {
  not_offered: { path: 'appointment', code: 'not_an_option' },
  follows: { path: 'appointment', code: 'not_an_option' },
  no_times: { path: 'day', code: 'not_an_option' },
  instants: { path: 'untilMs', code: 'not_in_order' },
  form_weak: { path: 'valueForm', code: 'too_few_values' },
}

/** Whether anybody has a place of the day, or waits for one. */
const isTouched = (books: Books, { office, appointment, day }: DrawTerms): boolean =>
  books.line.has(drawnKey({ office, appointment, day })) ||
  timesOn(books.plan, books.changes, office, appointment, day).some(
    (time) => stateOf(books, time).seats.size > 0,
  )

/** For the desk: a day is drawn instead of given to whoever comes first. Declared twice it is declared once. */
export const declareDraw = (books: Books, { terms, act, nowMs }: DeclareCommand): Result<true> => {
  const { id, fromMs } = terms
  const row = drawRow(books, id)
  if (row !== undefined && isSame(row, terms)) return ok(true)
  if (row !== undefined || isDrawnByOther(books, terms)) return refuse(problem('draw_exists'))
  const faults = termsFaults(books.plan, books.changes, terms)
  if (fromMs < nowMs && !faults.includes('instants')) faults.push('instants')
  if (faults.length > 0)
    return refuse(
      problem(
        'invalid_input',
        faults.map((code) => fieldOf[code]),
      ),
    )
  if (isTouched(books, terms)) return refuse(problem('draw_day_taken'))
  books.db
    .insert(draws)
    .values({ ...terms, announcedBy: 'desk', state: 'announced' })
    .run()
  writeDrawAct(books, id, 'declared', act, nowMs)
  drawnDaysChanged(books)
  books.soon(fromMs)
  return ok(true)
}
