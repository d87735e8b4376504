import { answers, partyPeople } from './tables.ts'
import type { Db } from './statements.ts'

/**
 * Which request keys and which people the tables know, in memory. Nearly every request of a rush is new and from somebody
 * new, and then no table is asked. A name here that the tables have forgotten only costs a question.
 */
export type Known = { keys: Set<string>; people: Set<string> }

export const loadKnown = (db: Db): Known => ({
  keys: new Set(
    db
      .select({ key: answers.key })
      .from(answers)
      .all()
      .map(({ key }) => key),
  ),
  people: new Set(
    db
      .selectDistinct({ hash: partyPeople.personHash })
      .from(partyPeople)
      .all()
      .map(({ hash }) => hash),
  ),
})
