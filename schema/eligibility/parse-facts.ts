import { isDay, type Day } from '../dates.ts'
import type { FieldFault } from '../problems.ts'
import type { Result } from '../result.ts'
import {
  householdFacts,
  MOST_PEOPLE,
  obligorFacts,
  personFacts,
  type FactKind,
  type Facts,
  type FactTable,
} from './facts.ts'
import { checkTogether, isRecord, type Note } from './facts-together.ts'

/** No fact is about a day before this one. */
export const EARLIEST_DAY = '1900-01-01'
const MOST_FAULTS = 20

const checkValue = (kind: FactKind, value: unknown, path: string, on: Day, note: Note): void => {
  if (value === 'unknown') return
  switch (kind.kind) {
    case 'bool':
      if (typeof value !== 'boolean') note(path, 'wrong_type')
      return
    case 'int':
      if (typeof value !== 'number') return note(path, 'wrong_type')
      if (!Number.isSafeInteger(value)) return note(path, 'not_whole_number')
      if (value < kind.min) return note(path, 'too_small', { min: kind.min })
      if (value > kind.max) note(path, 'too_large', { max: kind.max })
      return
    case 'date':
      if (typeof value !== 'string') return note(path, 'wrong_type')
      if (!isDay(value)) return note(path, 'not_a_date')
      if (value < EARLIEST_DAY) return note(path, 'date_too_early', { min: EARLIEST_DAY })
      if (path.endsWith('birthDate') && value > on) note(path, 'date_in_future')
      return
    case 'enum':
      if (typeof value !== 'string' || !kind.options.includes(value)) note(path, 'not_an_option')
      return
    case 'list':
      if (!Array.isArray(value)) return note(path, 'wrong_type')
      if (value.length > kind.options.length) return note(path, 'too_many', { max: kind.options.length })
      value.forEach((entry, at) => {
        if (typeof entry !== 'string' || !kind.options.includes(entry)) note(`${path}.${at}`, 'not_an_option')
      })
      return
    case 'people':
      return checkPeople(kind.facts, value, path, on, note)
    case 'object':
      checkTable(kind.facts, value, path, on, note)
  }
}

const checkTable = (table: FactTable, input: unknown, path: string, on: Day, note: Note): void => {
  if (!isRecord(input)) return note(path, 'wrong_type')
  for (const [name, value] of Object.entries(input)) {
    const kind = Object.hasOwn(table, name) ? table[name] : undefined
    if (kind === undefined) note(`${path}.${name}`.slice(0, 120), 'unknown_field')
    else checkValue(kind, value, `${path}.${name}`, on, note)
  }
}

const checkPeople = (table: FactTable, input: unknown, path: string, on: Day, note: Note): void => {
  if (!Array.isArray(input)) return note(path, 'wrong_type')
  if (input.length > MOST_PEOPLE) return note(path, 'too_many', { max: MOST_PEOPLE })
  input.forEach((person: unknown, at) => {
    checkTable(table, person, `${path}.${at}`, on, note)
    if (isRecord(person) && (person.relation === undefined || person.relation === 'unknown'))
      note(`${path}.${at}.relation`, 'required')
  })
}

/**
 * Parses stated facts against the vocabulary. `on` is the day asked about: nobody is born after it.
 * Refuses names outside the vocabulary, values out of bounds and contradictions; it never corrects by guessing.
 */
export const parseFacts = (input: unknown, on: Day): Result<Facts, FieldFault[]> => {
  const faults: FieldFault[] = []
  const note: Note = (path, code, params) => {
    if (faults.length < MOST_FAULTS)
      faults.push(params === undefined ? { path, code } : { path, code, params })
  }
  if (!isRecord(input)) return { ok: false, problem: [{ path: 'facts', code: 'wrong_type' }] }
  const { members, obligors, ...household } = input
  checkTable(householdFacts, household, 'facts', on, note)
  if (members !== undefined) checkPeople(personFacts, members, 'facts.members', on, note)
  if (obligors !== undefined && obligors !== 'unknown')
    checkPeople(obligorFacts, obligors, 'facts.obligors', on, note)
  checkTogether(input, on, note)
  return faults.length > 0 ? { ok: false, problem: faults } : { ok: true, value: input as Facts }
}
