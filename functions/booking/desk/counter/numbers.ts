import { sql } from 'drizzle-orm'
import type { Day } from '../../../../schema/dates.ts'
import type { VisitKind } from '../../../../schema/desk/counter-line.ts'
import type { Books } from '../../books.ts'
import { counterNumbers } from './tables.ts'

/** The next number of an office's day. One that was given by mistake is not given again. */
export const nextNumber = ({ db }: Books, line: { office: string; day: Day; kind: VisitKind }): number => {
  const { office, day, kind } = counterNumbers
  return db
    .insert(counterNumbers)
    .values({ ...line, last: 1 })
    .onConflictDoUpdate({ target: [office, day, kind], set: { last: sql`last + 1` } })
    .returning({ last: counterNumbers.last })
    .get().last
}
