import { eq } from 'drizzle-orm'
import type { Env } from '../env.ts'
import type { CaseBooks } from './books.ts'
import { adopt, eraseAlbum, mergeAlbum } from './photos/index.ts'
import { albumsDue, photos, reports } from './tables.ts'

/** Photos are in objects of their own: what is to be done with them is written down with the case, and done by the alarm. */
export const hasAlbumsDue = ({ db }: CaseBooks): boolean =>
  db.select({ id: photos.id }).from(photos).where(eq(photos.adopted, false)).limit(1).get() !== undefined ||
  db.select({ id: albumsDue.caseId }).from(albumsDue).limit(1).get() !== undefined

/** Photos of a report that are in the album of its case now. */
export const markAdopted = ({ db }: CaseBooks, reportId: string): void => {
  db.update(photos).set({ adopted: true }).where(eq(photos.reportId, reportId)).run()
}

const adoptWaiting = async (books: CaseBooks, env: Env): Promise<void> => {
  const waiting = books.db
    .select({ photo: photos.id, reportId: reports.id, caseId: reports.caseId })
    .from(photos)
    .innerJoin(reports, eq(reports.id, photos.reportId))
    .where(eq(photos.adopted, false))
    .limit(100)
    .all()
  for (const reportId of new Set(waiting.map((row) => row.reportId))) {
    const own = waiting.filter((row) => row.reportId === reportId)
    const ids = own.map(({ photo }) => photo)
    const caseId = own[0]?.caseId
    if (caseId === undefined) throw new Error('a photo of no case')
    await adopt(env, caseId, reportId, ids)
    markAdopted(books, reportId)
  }
}

/** Does what is due with albums. Everything here may be done twice. */
export const tendAlbums = async (books: CaseBooks, env: Env): Promise<void> => {
  await adoptWaiting(books, env)
  for (const { caseId, intoCase } of books.db.select().from(albumsDue).limit(100).all()) {
    await (intoCase === null ? eraseAlbum(env, caseId) : mergeAlbum(env, caseId, intoCase))
    books.db.delete(albumsDue).where(eq(albumsDue.caseId, caseId)).run()
  }
}
