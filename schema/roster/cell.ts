import type { RosterContent } from '../content/roster.ts'
import { addDays, type Day } from '../dates.ts'
import { FEN_A_YUAN, readDay, readNumber } from '../eligibility/answer.ts'
import { kindOf, obligorFacts, type FactKind, type FactValue } from '../eligibility/facts.ts'
import type { Result } from '../result.ts'
import type { CellFault } from './fault.ts'
import { lookUp, plain } from './words.ts'

export type Column = RosterContent['columns'][number]

/** Reads one cell. A blank one, and a word for "not known", give `undefined`: unknown is never nought and never no. */
export type CellReader = (written: string, on: Day) => Result<FactValue | undefined, CellFault>

const LONGEST_CELL = 200
const SEPARATORS = /[、,，;；/|\n]+/
const EXCEL_EPOCH: Day = '1899-12-30'

const refuse = (
  code: CellFault['code'],
  params?: CellFault['params'],
): { ok: false; problem: CellFault } => ({
  ok: false,
  problem: params === undefined ? { code } : { code, params },
})

/** The first word of each value, as it is offered to somebody who wrote another one. */
const offered = (column: Column): string =>
  Object.values(column.words ?? {})
    .map(([first = '']) => first)
    .join('、')

/**
 * A day as spreadsheets leave it: with a midnight behind it, as eight digits, or as their own count of days. Only counts
 * of five digits (from 1927) are read, so that a bare year is never taken for one.
 */
export const sheetDay = (written: string): string => {
  const text = written
    .normalize('NFKC')
    .trim()
    .replace(/[\sT]0{1,2}:00(:00(\.0+)?)?Z?$/, '')
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (digits) return `${digits[1]}-${digits[2]}-${digits[3]}`
  return /^\d{5}$/.test(text) ? addDays(EXCEL_EPOCH, Number(text)) : text
}

const withoutUnit = (written: string, units: readonly string[]): string => {
  const text = written.normalize('NFKC').trim()
  const unit = units.find((one) => text.endsWith(one))
  return unit === undefined ? text : text.slice(0, -unit.length)
}

const listReader = (
  column: Column,
  words: ReadonlyMap<string, string>,
  roster: RosterContent,
): CellReader => {
  const none = new Set(roster.none.map(plain))
  return (written) => {
    const parts = written
      .split(SEPARATORS)
      .map(plain)
      .filter((part) => part !== '')
    if (parts.some((part) => none.has(part)))
      return parts.length === 1 ? { ok: true, value: [] } : refuse('none_and_more')
    const values = parts.map((part) => words.get(part))
    const strange = values.indexOf(undefined)
    if (strange >= 0) return refuse('not_a_word', { word: parts[strange] ?? '', options: offered(column) })
    return { ok: true, value: [...new Set(values.filter((value) => value !== undefined))] }
  }
}

const readerFor = (column: Column, kind: FactKind, roster: RosterContent): CellReader => {
  const words = lookUp(Object.entries(column.words ?? {}))
  const oneOf =
    (valueOf: (value: string) => FactValue): CellReader =>
    (written) => {
      const value = words.get(plain(written))
      return value === undefined
        ? refuse('not_a_word', { word: written, options: offered(column) })
        : { ok: true, value: valueOf(value) }
    }
  switch (kind.kind) {
    case 'bool': {
      const truth = lookUp([
        [true, [...roster.yes, ...(column.words?.yes ?? [])]],
        [false, [...roster.no, ...(column.words?.no ?? [])]],
      ])
      return (written) => {
        const value = truth.get(plain(written))
        return value === undefined ? refuse('not_yes_or_no') : { ok: true, value }
      }
    }
    case 'int':
      if (column.words !== undefined) return oneOf(Number)
      return (written) =>
        readNumber(
          withoutUnit(written, column.units ?? []),
          column.fact?.endsWith('Fen') === true ? FEN_A_YUAN : 1,
          kind.min,
          kind.max,
        )
    case 'date':
      return (written, on) => readDay(sheetDay(written), on)
    case 'enum':
      return oneOf((value) => value)
    case 'list':
      return listReader(column, words, roster)
    case 'people':
    case 'object':
      throw new Error(`no column holds a whole object: ${column.fact}`)
  }
}

/** A roster writes obligors as rows of their own, so their columns are facts of an obligor. */
const kindOfFact = (fact: string): FactKind | undefined =>
  fact.startsWith('obligor.') ? obligorFacts[fact.slice('obligor.'.length)] : kindOf(fact)

const specialKinds: Readonly<Record<string, FactKind>> = {
  obligors: { kind: 'enum', options: ['none', 'some'] },
  person: { kind: 'enum', options: ['member', 'obligor'] },
  relation: kindOf('self.relation') ?? { kind: 'enum', options: [] },
}

/** The kind of value that a column holds, or undefined for one that holds words of the roster's own (a name). */
export const kindOfColumn = ({ is, fact }: Column): FactKind | undefined =>
  specialKinds[is ?? fact ?? ''] ?? (fact === undefined ? undefined : kindOfFact(fact))

/** Makes the reader of a column once, for all its cells. */
export const cellReader = (column: Column, roster: RosterContent): CellReader => {
  const kind = kindOfColumn(column)
  const unknown = new Set(roster.unknown.map(plain))
  const read: CellReader =
    kind === undefined ? (written) => ({ ok: true, value: written.trim() }) : readerFor(column, kind, roster)
  return (written, on) => {
    const text = plain(written)
    if (text === '' || (kind !== undefined && unknown.has(text))) return { ok: true, value: undefined }
    return written.length > LONGEST_CELL ? refuse('too_long', { max: LONGEST_CELL }) : read(written, on)
  }
}
