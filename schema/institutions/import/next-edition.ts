import { canonical } from '../../canonical.ts'
import { reservedInstitutionIds, type Edition, type InstitutionEntry } from '../../content/institution.ts'
import type { Day } from '../../dates.ts'
import type { ColumnId } from '../columns.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { plain } from '../../roster/words.ts'
import type { ImportRow } from './rows.ts'
import type { ImportFault, Params } from './words.ts'

export type EditionHead = Pick<Edition, 'publisher' | 'note' | 'provenance'> & { day: Day }
/** `黔城甲养老院` -> `qian-cheng-jia-yang-lao-yuan`: the letters of a new institution's address. */
export type SlugOf = (name: string) => string

const MOST_SLUG = 48

/** Every institution ever listed, the latest entry of each: who comes back has the old address. */
const everListed = (editions: readonly Edition[]): InstitutionEntry[] => [
  ...new Map(editions.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry])).values(),
]

const sameName = (one: { name: string }, other: { name: string }): boolean =>
  plain(one.name) === plain(other.name)

const freshId = (name: string, slugOf: SlugOf, taken: ReadonlySet<string>): string => {
  const slug = slugOf(name).slice(0, MOST_SLUG).replace(/-$/, '')
  const base = /^[a-z]/.test(slug) ? slug : `home-${slug}`.replace(/-$/, '')
  const isFree = (id: string): boolean => !taken.has(id) && !reservedInstitutionIds.includes(id)
  if (isFree(base)) return base
  let count = 2
  while (!isFree(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}

type Made = { entries: InstitutionEntry[]; removed: Edition['removed']; faults: ImportFault[] }

/** Puts each row to the institution it is about: by its record number, else by its name. */
const entriesFrom = (
  rows: readonly ImportRow[],
  editions: readonly Edition[],
  head: EditionHead,
  slugOf: SlugOf,
): Made => {
  const made: Made = { entries: [], removed: [], faults: [] }
  const known = everListed(editions)
  const before = editions.at(-1)?.entries ?? []
  const taken = new Set(known.map(({ id }) => id))
  const wrong = (row: number, column: ColumnId, code: string, params: Params): void => {
    made.faults.push({ row, column, code, params })
  }
  for (const one of rows) {
    if ('removed' in one) {
      const entry = before.find((earlier) => sameName(earlier, one.removed))
      if (entry === undefined) wrong(one.row, 'name', 'removed-unknown', { name: one.removed.name })
      else made.removed.push({ id: entry.id, name: entry.name, why: one.removed.why })
      continue
    }
    const { listed } = one
    const { number } = listed.record
    const numbered = known.find(({ record }) => number !== null && record.number === number)
    const named = known.find((earlier) => sameName(earlier, listed))
    if (numbered !== undefined && named !== undefined && numbered !== named) {
      wrong(one.row, 'recordNumber', 'record-of-other', { other: numbered.name, name: named.name })
      continue
    }
    const earlier = numbered ?? named
    const id = earlier?.id ?? freshId(listed.name, slugOf, taken)
    taken.add(id)
    const added = before.find((entry) => entry.id === id)?.added ?? head.day
    const { name, kind, township, address, phone, record, beds } = listed
    const { careLevels, inspected, complaints } = listed
    made.entries.push({
      id,
      name,
      kind,
      township,
      address,
      phone,
      record,
      beds,
      careLevels,
      inspected,
      complaints,
      added,
      provenance: head.provenance,
    })
  }
  return made
}

/** The edition after `editions` (oldest first), or all that stands against it. Nothing is left out: who is gone needs a reason. */
export const nextEdition = (
  rows: readonly ImportRow[],
  editions: readonly Edition[],
  head: EditionHead,
  slugOf: SlugOf,
): Result<Edition, ImportFault[]> => {
  const last = editions.at(-1)
  const { entries, removed, faults } = entriesFrom(rows, editions, head, slugOf)
  const about = (code: string, params: Params = {}): ImportFault => ({
    row: null,
    column: null,
    code,
    params,
  })
  const accounted = new Set([...entries, ...removed].map(({ id }) => id))
  // A row with a fault of its own may be the one that is missed.
  const missing = faults.length > 0 ? [] : (last?.entries ?? []).filter(({ id }) => !accounted.has(id))
  const same = last !== undefined && removed.length === 0 && canonical(entries) === canonical(last.entries)
  const all = [
    ...(last !== undefined && head.day <= last.day
      ? [about('day-not-later', { day: head.day, edition: last.edition, earlier: last.day })]
      : []),
    ...faults,
    ...missing.map(({ name }) => about('not-in-table', { name })),
    ...(entries.length === 0 && faults.length === 0 ? [about('nothing-left')] : []),
    ...(same ? [about('nothing-new', { edition: last.edition })] : []),
  ]
  if (all.length > 0) return refuse(all)
  const { day, publisher, note, provenance } = head
  return ok({ edition: editions.length + 1, day, publisher, note, provenance, removed, entries })
}
