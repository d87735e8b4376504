import { inArray } from 'drizzle-orm'
import type { Books } from './books.ts'
import { partyPeople } from './tables.ts'

/** From here on the people of these parties may book, wait or enter again. */
export const release = ({ db }: Pick<Books, 'db'>, partyIds: string[]): void => {
  db.update(partyPeople).set({ active: 0 }).where(inArray(partyPeople.partyId, partyIds)).run()
}
