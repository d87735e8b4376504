import { canonical } from '../canonical.ts'
import type { Edition, InstitutionEntry } from '../content/institution.ts'
import type { EditionChange } from '../policy.ts'

const fieldsThatDiffer = (before: InstitutionEntry, after: InstitutionEntry): (keyof InstitutionEntry)[] =>
  (Object.keys(after) as (keyof InstitutionEntry)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  )

/** What became of each institution since the edition before, and why of those that left; empty for the first. */
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
  const whys = new Map(after.removed.map(({ id, why }) => [id, why]))
  const removed = [...known.values()].map(({ id, name }): EditionChange => {
    const why = whys.get(id)
    return { id, name, what: 'removed', fields: [], ...(why === undefined ? {} : { why }) }
  })
  return [...changes, ...removed]
}
