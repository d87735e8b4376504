import type { BookingPlan } from '../../../schema/booking/plan.ts'
import type { Day } from '../../../schema/dates.ts'
import type { Books } from '../books.ts'
import type { Db } from '../statements.ts'
import { draws } from './tables.ts'

/** A day that is drawn, and the draw that does it. */
export type DrawnDay = { id: string; office: string; appointment: string; day: Day }
/** Days that are still to be drawn, by `office/appointment/day`. Asked at every hold, so it is kept in memory. */
export type DrawnDays = Map<string, DrawnDay>

export const drawnKey = ({ office, appointment, day }: Omit<DrawnDay, 'id'>): string =>
  `${office}/${appointment}/${day}`

/** From the tables, and from the content what has no row yet. */
export const loadDrawnDays = (db: Db, plan: BookingPlan): DrawnDays => {
  const rows = db.select().from(draws).all()
  const known = new Set(rows.map(({ id }) => id))
  const open = rows.filter(({ state }) => state !== 'drawn' && state !== 'released')
  const announced = plan.draws.filter(({ id }) => !known.has(id))
  return new Map(
    [...open, ...announced].map(({ id, office, appointment, day }) => {
      const drawn = { id, office, appointment, day }
      return [drawnKey(drawn), drawn]
    }),
  )
}

/** After each change of a draw: availability is another then. */
export const drawnDaysChanged = (books: Books): void => {
  books.drawnDays = loadDrawnDays(books.db, books.plan)
  books.board.touch()
}
