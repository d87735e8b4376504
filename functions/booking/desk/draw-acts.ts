import { asc } from 'drizzle-orm'
import type { Books } from '../books.ts'
import type { DrawAct, DrawActRecord } from './capacity-commands.ts'
import { drawActs } from './capacity-tables.ts'

/** Writes down who did something with a draw, and why; the first time it was done. */
export const writeDrawAct = (
  { db }: Pick<Books, 'db'>,
  draw: string,
  act: DrawActRecord['act'],
  by: DrawAct | undefined,
  atMs: number,
): void => {
  if (by === undefined) return
  db.insert(drawActs)
    .values({ draw, act, ...by, atMs })
    .onConflictDoNothing()
    .run()
}

/** What the desk did with each draw, in order. */
export const drawActsOf = ({ db }: Pick<Books, 'db'>): Map<string, DrawActRecord[]> => {
  const acts = new Map<string, DrawActRecord[]>()
  for (const { draw, ...act } of db.select().from(drawActs).orderBy(asc(drawActs.atMs)).all())
    acts.set(draw, [...(acts.get(draw) ?? []), act])
  return acts
}
