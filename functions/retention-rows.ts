import { asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { dayOf } from '../schema/dates.ts'

/** The tables of retention.sql, which every object has that keeps personal data. All functions here are synchronous. */
type Db = Pick<DrizzleSqliteDODatabase, 'insert' | 'select' | 'delete'>

export const erasureHolds = sqliteTable('erasure_holds', {
  thing: text('thing').primaryKey(),
  reason: text('reason').notNull(),
  by: text('by').notNull(),
  sinceMs: integer('since_ms').notNull(),
  untilMs: integer('until_ms').notNull(),
})

export const erasures = sqliteTable(
  'erasures',
  {
    day: text('day').notNull(),
    why: text('why', { enum: ['due', 'asked'] }).notNull(),
    what: text('what').notNull(),
    count: integer('count').notNull(),
    lastMs: integer('last_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.why, table.what] })],
)

export type Hold = typeof erasureHolds.$inferSelect
export type Erasure = typeof erasures.$inferSelect
/** What is due for erasure on one day: `what` is a kind of party, or a kind of case. */
export type DueCount = { day: string; what: string; count: number }
/** What the overview of retention is told by one object. */
export type Kept = { due: DueCount[]; overdue: number; erased: Erasure[]; holds: Hold[] }

/** More days than anybody reads on one page. */
const MOST_ROWS = 60

export const noteErasure = (
  db: Db,
  { why, what, count }: Pick<Erasure, 'why' | 'what' | 'count'>,
  nowMs: number,
): void => {
  if (count === 0) return
  db.insert(erasures)
    .values({ day: dayOf(nowMs), why, what, count, lastMs: nowMs })
    .onConflictDoUpdate({
      target: [erasures.day, erasures.why, erasures.what],
      set: { count: sql`${erasures.count} + ${count}`, lastMs: nowMs },
    })
    .run()
}

export const erasedOf = (db: Db): Erasure[] =>
  db.select().from(erasures).orderBy(desc(erasures.day), asc(erasures.what)).limit(MOST_ROWS).all()

export const holdsOf = (db: Db): Hold[] =>
  db.select().from(erasureHolds).orderBy(asc(erasureHolds.untilMs)).all()

export const holdOf = (db: Db, thing: string): Hold | undefined =>
  db.select().from(erasureHolds).where(eq(erasureHolds.thing, thing)).get()

/** A second hold on the same thing is the first one with another reason and end. */
export const putHold = (db: Db, hold: Hold): void => {
  const { reason, by, sinceMs, untilMs } = hold
  db.insert(erasureHolds)
    .values(hold)
    .onConflictDoUpdate({ target: erasureHolds.thing, set: { reason, by, sinceMs, untilMs } })
    .run()
}

export const dropHold = (db: Db, thing: string): void => {
  db.delete(erasureHolds).where(eq(erasureHolds.thing, thing)).run()
}

/** Holds whose time is over hold nothing any more. */
export const endHolds = (db: Db, nowMs: number): void => {
  db.delete(erasureHolds).where(lte(erasureHolds.untilMs, nowMs)).run()
}
