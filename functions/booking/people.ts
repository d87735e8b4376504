import { eq, inArray } from 'drizzle-orm'
import type { Books } from './books.ts'
import type { Past } from './statements.ts'
import { partyPeople } from './tables.ts'

/** Everything that is known of one person, newest first. */
export const pastOf = ({ run, known }: Books, personHash: string): Past[] =>
  known.people.has(personHash) ? run.pastOf.all({ personHash }) : []

/** Who belongs to a party. */
export const hashesOf = ({ db }: Books, id: string): string[] =>
  db
    .select({ hash: partyPeople.personHash })
    .from(partyPeople)
    .where(eq(partyPeople.partyId, id))
    .all()
    .map(({ hash }) => hash)

/** Writes down who belongs to a party, one or two people. */
export const addPeople = (
  { run, known }: Books,
  party: { id: string; personHashes: readonly string[] },
  kind: 'booking' | 'waiting' | 'entry',
  scope: string,
): void => {
  for (const personHash of party.personHashes) {
    run.addPerson({ partyId: party.id, personHash, kind, scope })
    known.people.add(personHash)
  }
}

/** From here on the people of these parties may book, wait or enter again. */
export const release = ({ db }: Pick<Books, 'db'>, partyIds: string[]): void => {
  db.update(partyPeople).set({ active: 0 }).where(inArray(partyPeople.partyId, partyIds)).run()
}
