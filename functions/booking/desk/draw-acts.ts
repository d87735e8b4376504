import { asc } from 'drizzle-orm'
import type { AuditAct } from '../../../schema/desk/audit.ts'
import { keepAct } from '../../acts/acts.ts'
import type { Books } from '../books.ts'
import type { DrawActRecord, KeyedDrawAct } from './capacity-commands.ts'
import { drawActs } from './capacity-tables.ts'

const auditActOf = {
  declared: 'draw-declared',
  drawn: 'draw-held',
  'called-off': 'draw-called-off',
} as const satisfies Record<DrawActRecord['act'], AuditAct>

/** Writes down who did something with a draw, and why, also for the audit. `value`: with which it was held. */
export const writeDrawAct = (
  { db }: Pick<Books, 'db'>,
  draw: string,
  act: DrawActRecord['act'],
  { key, by, why }: KeyedDrawAct,
  atMs: number,
  value = '',
): void => {
  db.insert(drawActs).values({ draw, act, by, why, atMs }).run()
  keepAct(db, {
    key,
    atMs,
    who: by,
    act: auditActOf[act],
    about: `draw:${draw}`,
    why: `${value} ${why}`,
  })
}

/** What the desk did with each draw, in order. */
export const drawActsOf = ({ db }: Pick<Books, 'db'>): Map<string, DrawActRecord[]> => {
  const acts = new Map<string, DrawActRecord[]>()
  for (const { draw, ...act } of db.select().from(drawActs).orderBy(asc(drawActs.atMs)).all())
    acts.set(draw, [...(acts.get(draw) ?? []), act])
  return acts
}
