import { isDay, type Day } from '../dates.ts'
import type { FieldFaultCode } from '../problems.ts'
import type { Result } from '../result.ts'
import { kindOf, type FactValue } from './facts.ts'
import type { Meaning, Question } from './check-data.ts'

/** What a person typed or chose, kept as written so that nothing is lost when it is refused. */
export type RawAnswer = string

export const UNKNOWN_ANSWER = 'unknown'
export const NONE_ANSWER = 'none'
const FEN_A_YUAN = 100

/** Full-width digits, commas and unit words are how people write; they are read, not refused. */
const plainNumber = (raw: RawAnswer): string =>
  raw
    .replace(/[０-９．－]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，]/g, '')
    .replace(/(元|块|块钱|口人|口|人|个)$/, '')

const plainDate = (raw: RawAnswer): string => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plainNumber(raw))
  if (!parts) return raw.trim()
  return `${parts[1]}-${String(parts[2]).padStart(2, '0')}-${String(parts[3]).padStart(2, '0')}`
}

type Fault = { code: FieldFaultCode; params?: Record<string, string | number> }
const fault = (code: FieldFaultCode, params?: Fault['params']): { ok: false; problem: Fault } => ({
  ok: false,
  problem: params === undefined ? { code } : { code, params },
})

const number = (raw: RawAnswer, scale: number, min: number, max: number): Result<number, Fault> => {
  const text = plainNumber(raw)
  if (text === '') return fault('required')
  if (!/^-?\d{1,13}(\.\d{1,2})?$/.test(text)) return fault('wrong_type')
  const value = Math.round(Number(text) * scale)
  if (scale === 1 && !/^-?\d+$/.test(text)) return fault('not_whole_number')
  if (value < min) return fault('too_small', { min: min / scale })
  if (value > max) return fault('too_large', { max: max / scale })
  return { ok: true, value }
}

const chosen = (raw: RawAnswer, options: readonly string[]): Result<FactValue, Fault> =>
  raw === '' ? fault('required') : options.includes(raw) ? { ok: true, value: raw } : fault('not_an_option')

/** Reads one typed answer against its fact's kind. `on` is the day of the check: nobody is born after it. */
export const readAnswer = (question: Question, raw: RawAnswer, on: Day): Result<FactValue, Fault> => {
  if (raw === UNKNOWN_ANSWER) return { ok: true, value: 'unknown' }
  const kind = kindOf(question.fact)
  if (kind === undefined) throw new Error(`no such fact: ${question.fact}`)
  switch (kind.kind) {
    case 'bool':
      return raw === 'yes'
        ? { ok: true, value: true }
        : raw === 'no'
          ? { ok: true, value: false }
          : fault('required')
    case 'int':
      return number(raw, question.input === 'yuan' ? FEN_A_YUAN : 1, kind.min, kind.max)
    case 'date': {
      if (raw.trim() === '') return fault('required')
      const day = plainDate(raw)
      if (!isDay(day)) return fault('not_a_date')
      if (question.fact.endsWith('birthDate') && day > on) return fault('date_in_future')
      return day < '1900-01-01' ? fault('date_too_early', { min: '1900-01-01' }) : { ok: true, value: day }
    }
    case 'enum':
      return chosen(raw, kind.options)
    case 'list': {
      if (raw === '') return fault('required')
      if (raw === NONE_ANSWER) return { ok: true, value: [] }
      const values = [...new Set(raw.split(','))]
      if (values.includes(NONE_ANSWER)) return fault('only_one_of')
      return values.every((value) => kind.options.includes(value))
        ? { ok: true, value: values }
        : fault('not_an_option')
    }
    case 'people':
    case 'object':
      throw new Error(`only choices with a meaning can answer ${question.fact}`)
  }
}

const hasMeanings = (question: Question): boolean =>
  (question.options ?? []).some(({ means }) => means !== undefined)

/** The facts that a question settles: the one it is named after, or those its choices speak of. */
export const settledBy = (question: Question): string[] =>
  hasMeanings(question)
    ? [
        ...new Set(
          (question.options ?? []).flatMap(({ means, else: otherwise }) =>
            Object.keys({ ...means, ...otherwise }),
          ),
        ),
      ]
    : [question.fact]

/** What a typed answer says, by the paths of the facts. Empty where "unknown" was the answer to several at once. */
export const statedBy = (question: Question, raw: RawAnswer, on: Day): Result<Meaning, Fault> => {
  if (!hasMeanings(question)) {
    const read = readAnswer(question, raw, on)
    return read.ok ? { ok: true, value: { [question.fact]: read.value } } : read
  }
  if (raw === '') return fault('required')
  if (raw === UNKNOWN_ANSWER) return { ok: true, value: {} }
  const options = question.options ?? []
  const chosenNow = raw.split(',')
  if (chosenNow.length > 1 && chosenNow.includes(NONE_ANSWER)) return fault('only_one_of')
  if (!chosenNow.every((value) => value === NONE_ANSWER || options.some((option) => option.value === value)))
    return fault('not_an_option')
  const said = options.map((option) => (chosenNow.includes(option.value) ? option.means : option.else))
  return { ok: true, value: Object.assign({}, ...said) as Meaning }
}
