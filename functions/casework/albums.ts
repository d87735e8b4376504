import { eq, inArray } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { goesOn, type CaseBooks } from './books.ts'
import { adopt, eraseAlbum, erasePhoto, mergeAlbum } from './photos/index.ts'
import { albumsDue, photos, photosDue, reports } from './tables.ts'

/** Photos are in objects of their own: what is to be done with them is written down with the case, and done by the alarm. */
export const hasAlbumsDue = ({ db }: CaseBooks): boolean =>
  db.select({ id: photos.id }).from(photos).where(eq(photos.adopted, false)).limit(1).get() !== undefined ||
  db.select({ id: albumsDue.caseId }).from(albumsDue).limit(1).get() !== undefined ||
  db.select({ id: photosDue.photoId }).from(photosDue).limit(1).get() !== undefined

/** What is to be done with an album whose case does not go on: nothing, or where its photos are to go, or that they are over. */
const dueOfAlbum = (books: CaseBooks, caseId: string): { intoCase: string | null } | undefined => {
  const { id, state } = goesOn(books, caseId)
  if (state.erased) return { intoCase: null }
  return id === caseId ? undefined : { intoCase: id }
}

/** Photos that are in the album of a case now. If the case was merged or erased while they were on their way, they follow it. */
export const markAdopted = (books: CaseBooks, caseId: string, ids: readonly string[]): void => {
  books.db
    .update(photos)
    .set({ adopted: true })
    .where(inArray(photos.id, [...ids]))
    .run()
  const due = dueOfAlbum(books, caseId)
  if (due === undefined) return
  books.db
    .insert(albumsDue)
    .values({ caseId, ...due })
    .onConflictDoNothing()
    .run()
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
    markAdopted(books, caseId, ids)
  }
}

/** A photo that is on its way into its album is erased when it has come there. */
const eraseSingle = async (books: CaseBooks, env: Env): Promise<void> => {
  const due = books.db
    .select({ photo: photos.id, caseId: reports.firstCaseId })
    .from(photosDue)
    .innerJoin(photos, eq(photos.id, photosDue.photoId))
    .innerJoin(reports, eq(reports.id, photos.reportId))
    .where(eq(photos.adopted, true))
    .limit(100)
    .all()
  for (const { photo, caseId } of due) {
    await erasePhoto(env, caseId, photo)
    books.db.delete(photosDue).where(eq(photosDue.photoId, photo)).run()
  }
}

/** Does what is due with albums. Everything here may be done twice. */
export const tendAlbums = async (books: CaseBooks, env: Env): Promise<void> => {
  await adoptWaiting(books, env)
  for (const { caseId, intoCase } of books.db.select().from(albumsDue).limit(100).all()) {
    // Meanwhile the other one may have been merged itself, in whatever order they come here.
    const into = intoCase === null ? null : goesOn(books, intoCase).id
    await (into === null ? eraseAlbum(env, caseId) : mergeAlbum(env, caseId, into))
    books.db.delete(albumsDue).where(eq(albumsDue.caseId, caseId)).run()
  }
  await eraseSingle(books, env)
}
