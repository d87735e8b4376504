import type { Edition, InstitutionEntry } from '../../schema/content/institution.ts'
import type { EditionChange, PolicyEdition } from '../../schema/policy.ts'
import { canonical, checksumOf } from './canonical.ts'

const fieldsThatDiffer = (before: InstitutionEntry, after: InstitutionEntry): (keyof InstitutionEntry)[] =>
  (Object.keys(after) as (keyof InstitutionEntry)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  )

/** What became of each institution since the edition before; empty for the first. */
export const changesBetween = (before: Edition | undefined, after: Edition): EditionChange[] => {
  if (before === undefined) return []
  const known = new Map(before.entries.map((entry) => [entry.id, entry]))
  const changes = after.entries.flatMap((entry): EditionChange[] => {
    const earlier = known.get(entry.id)
    known.delete(entry.id)
    if (earlier === undefined) return [{ id: entry.id, name: entry.name, what: 'added', fields: [] }]
    const fields = fieldsThatDiffer(earlier, entry)
    return fields.length === 0 ? [] : [{ id: entry.id, name: entry.name, what: 'changed', fields }]
  })
  const removed = [...known.values()].map(({ id, name }): EditionChange => ({
    id,
    name,
    what: 'removed',
    fields: [],
  }))
  return [...changes, ...removed]
}

/** Editions with their checksum (over the whole edition, in canonical JSON) and what changed, oldest first. */
export const policyEditions = (editions: readonly Edition[]): PolicyEdition[] =>
  editions.map((edition, at) => ({
    ...edition,
    checksum: checksumOf(edition),
    changes: changesBetween(editions[at - 1], edition),
  }))
