import type { FactKind } from '../../../schema/eligibility/facts.ts'
import { kindOfColumn } from '../../../schema/roster/cell.ts'
import { sampleTable } from '../../../schema/roster/columns.ts'
import { readRoster } from '../../../schema/roster/read.ts'
import { plain } from '../../../schema/roster/words.ts'
import type { RosterContent } from '../../../schema/content/roster.ts'
import type { Day } from '../../../schema/dates.ts'
import { fault, type Fault } from '../fault.ts'
import { placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

type Note = (path: PropertyKey[], code: string, values?: Record<string, string | number>) => void
type Column = RosterContent['columns'][number]

/** The values of a kind that have to have a word: what cannot be written cannot be screened. */
const valuesOf = (kind: FactKind, column: Column): string[] => {
  if (kind.kind === 'enum' || kind.kind === 'list') return [...kind.options]
  if (kind.kind === 'int' && column.words !== undefined)
    return Array.from({ length: kind.max - kind.min + 1 }, (_, step) => String(kind.min + step))
  return []
}

const wordsFit = (roster: RosterContent, column: Column, at: number, kind: FactKind, note: Note): void => {
  const values = valuesOf(kind, column)
  const allowed = kind.kind === 'bool' ? ['yes', 'no'] : values
  const written = Object.keys(column.words ?? {})
  for (const value of written.filter((one) => !allowed.includes(one)))
    note(['columns', at, 'words', value], 'roster_word_extra', { value, allowed: allowed.join('、') || '无' })
  for (const value of values.filter((one) => !written.includes(one)))
    note(['columns', at, 'words'], 'roster_word_missing', { value })
  const seen = new Map<string, string>()
  const common: [string, string[]][] =
    kind.kind === 'bool'
      ? [
          ['yes', roster.yes],
          ['no', roster.no],
        ]
      : kind.kind === 'list'
        ? [['none', roster.none]]
        : []
  for (const [value, words] of [
    ...Object.entries(column.words ?? {}),
    ['unknown', roster.unknown] as const,
    ...common,
  ])
    for (const word of words) {
      const before = seen.get(plain(word))
      if (before !== undefined && before !== value)
        note(['columns', at, 'words'], 'roster_word_twice', { word, first: before, second: value })
      seen.set(plain(word), value)
    }
}

const columnsFit = (roster: RosterContent, note: Note): void => {
  const names = new Map<string, number>()
  roster.columns.forEach((column, at) => {
    for (const name of column.names) {
      if (names.has(plain(name))) note(['columns', at, 'names'], 'roster_name_twice', { name })
      names.set(plain(name), at)
    }
    const kind = kindOfColumn(column)
    if ((column.is === undefined) === (column.fact === undefined)) note(['columns', at], 'roster_one_of')
    else if (column.fact !== undefined && (kind === undefined || kind.kind === 'object'))
      note(['columns', at, 'fact'], 'roster_fact', { fact: column.fact })
    else if (kind !== undefined) wordsFit(roster, column, at, kind, note)
    if (column.fact !== undefined && roster.columns.findIndex(({ fact }) => fact === column.fact) !== at)
      note(['columns', at, 'fact'], 'roster_fact_twice', { fact: column.fact })
  })
  for (const is of ['household', 'relation', 'name', 'person'])
    if (!roster.columns.some((column) => column.is === is)) note(['columns'], 'roster_needs', { is })
}

/** The rows of the template are read as a clerk's would be. */
const sampleFits = (roster: RosterContent, today: Day, note: Note): void => {
  roster.sample.forEach((row, at) => {
    for (const name of Object.keys(row))
      if (!roster.columns.some(({ names }) => names[0] === name))
        note(['sample', at, name], 'roster_sample_column', { name })
  })
  const read = readRoster(roster, sampleTable(roster), today)
  if (!read.ok) note(['sample'], 'roster_sample', { column: '', written: '', why: read.problem.code })
  else
    for (const { row, column, written, code } of read.value.faults)
      note(['sample', row - 2, column], 'roster_sample', { column, written, why: code })
}

const checked = (source: Source, roster: RosterContent, today: Day): Fault[] => {
  const faults: Fault[] = []
  const note: Note = (path, code, values) => faults.push(fault(placeIn(source, path), code, values))
  columnsFit(roster, note)
  if (faults.length === 0) sampleFits(roster, today, note)
  return faults
}

/** Every column of the roster holds a fact of the vocabulary, every value of it has a word, and no word means two. */
export const roster: Check = ({ roster: entry }, today) => checked(entry.source, entry.value, today)
