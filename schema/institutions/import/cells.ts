import type { Township } from '../../content/place.ts'
import { phoneSchema } from '../../content/parts.ts'
import type { Day } from '../../dates.ts'
import { readDay } from '../../eligibility/answer.ts'
import type { ColumnId } from '../columns.ts'
import { careLevels, institutionKinds, type CareLevel, type InstitutionKind } from '../vocabulary.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { sheetDay } from '../../roster/cell.ts'
import { lookUp, plain } from '../../roster/words.ts'
import type { Params, Say } from './words.ts'

/** What keeps one cell out: a code of `whitelist.fault`. */
export type CellFault = { code: string; params: Params }
type Read<T> = Result<T, CellFault>

const SEPARATORS = /[、,，;；/|\s]+/
/** A number so long that a spreadsheet has rounded it; table.ts leaves it in this form. */
export const CUT_NUMBER = /^\d(\.\d+)?e\+\d+$/
const MOST_NAME = 60
const [LEAST_ADDRESS, MOST_ADDRESS] = [4, 80]
const MOST_SUBJECTS = 8
const [LEAST_REASON, MOST_REASON] = [2, 200]
const MOST_BEDS = 5000
const MOST_COMPLAINTS = 999

const fault = (code: string, params: Params = {}) => refuse<CellFault>({ code, params })
const shown = (written: string): string => written.trim().slice(0, MOST_NAME)
const lengthOf = (text: string): number => Array.from(text).length

/** What a cell may say in each column. `need` refuses a blank one with the column's hint. */
export const cellsFor = (say: Say, townships: readonly Pick<Township, 'code' | 'name'>[], published: Day) => {
  const words = <T extends string>(group: string, values: readonly T[]) => ({
    of: lookUp(values.map((value) => [value, [say(`${group}.${value}`)]] as const)),
    all: values.map((value) => say(`${group}.${value}`)).join(say('separator')),
  })
  const [kinds, cares] = [words('kind', institutionKinds), words('care', careLevels)]
  const places = lookUp(townships.map(({ code, name }) => [code, [name, code]] as const))

  const text =
    (least: number, most: number) =>
    (written: string): Read<string> => {
      const value = written.trim().replaceAll(/\s+/g, ' ')
      const count = lengthOf(value)
      if (CUT_NUMBER.test(value)) return fault('number-cut', { written: value })
      if (count < least) return fault('too-short', { count, least })
      return count > most ? fault('too-long', { count, most }) : ok(value)
    }
  const whole =
    (least: number, most: number) =>
    (written: string): Read<number> => {
      const digits = plain(written).replace(/[张件]$/, '')
      const value = /^\d{1,6}$/.test(digits) ? Number(digits) : -1
      return value < least || value > most
        ? fault('not-a-number', { written: shown(written), least, most })
        : ok(value)
    }
  const word =
    <T>({ of, all }: { of: ReadonlyMap<string, T>; all: string }) =>
    (written: string): Read<T> => {
      const value = of.get(plain(written))
      return value === undefined ? fault('not-a-word', { written: shown(written), words: all }) : ok(value)
    }

  return {
    need: <T>(column: ColumnId, written: string, read: (written: string) => Read<T>): Read<T> =>
      plain(written) === '' ? fault('empty', { hint: say(`hint.${column}`) }) : read(written),
    may: <T>(written: string, read: (written: string) => Read<T>): Read<T | null> =>
      plain(written) === '' ? ok(null) : read(written),
    name: text(2, MOST_NAME),
    address: text(LEAST_ADDRESS, MOST_ADDRESS),
    recordNumber: text(1, MOST_NAME),
    why: text(LEAST_REASON, MOST_REASON),
    kind: word<InstitutionKind>(kinds),
    beds: whole(1, MOST_BEDS),
    complaints: whole(0, MOST_COMPLAINTS),
    phone: (written: string): Read<string> => {
      const value = plain(written).replaceAll(/[—–－]/g, '-')
      return phoneSchema.safeParse(value).success
        ? ok(value)
        : fault('not-a-phone', { written: shown(written) })
    },
    township: (written: string): Read<string> => {
      const code = places.get(plain(written))
      const near = townships.find(({ name }) => name.startsWith(written.trim())) ?? townships[0]
      return code === undefined
        ? fault('not-a-township', { written: shown(written), example: near?.name ?? '' })
        : ok(code)
    },
    day: (written: string): Read<Day> => {
      const day = readDay(sheetDay(written))
      if (!day.ok) return fault('not-a-day', { written: shown(written) })
      return day.value > published ? fault('day-later', { written: day.value, day: published }) : day
    },
    careLevels: (written: string): Read<CareLevel[]> => {
      const parts = written.split(SEPARATORS).filter((part) => part !== '')
      const strange = parts.find((part) => !cares.of.has(plain(part)))
      if (strange !== undefined) return fault('not-a-word', { written: shown(strange), words: cares.all })
      return ok(careLevels.filter((level) => parts.some((part) => cares.of.get(plain(part)) === level)))
    },
    subjects: (written: string): Read<string[]> => {
      const parts = [...new Set(written.split(SEPARATORS).filter((part) => part !== ''))]
      if (parts.length > MOST_SUBJECTS)
        return fault('too-many-words', { count: parts.length, most: MOST_SUBJECTS })
      const long = parts.find((part) => lengthOf(part) > MOST_NAME)
      return long === undefined ? ok(parts) : fault('too-long', { count: lengthOf(long), most: MOST_NAME })
    },
  }
}
export type Cells = ReturnType<typeof cellsFor>
