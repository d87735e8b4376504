import { isDay, type Day } from '../dates.ts'
import type { FieldFaultCode } from '../problems.ts'
import type { Result } from '../result.ts'
import type { Meaning, Question } from './check-data.ts'
import type { FactValue } from './facts.ts'
import { hasMeanings } from './settles.ts'

/** What a person typed or chose, kept as written so that nothing is lost when it is refused. */
export type RawAnswer = string

export const UNKNOWN_ANSWER = 'unknown'
export const NONE_ANSWER = 'none'
export const FEN_A_YUAN = 100
const EARLIEST_BIRTH = '1900-01-01'

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

export type AnswerFault = { code: FieldFaultCode; params?: Record<string, string | number> }
const fault = (
  code: FieldFaultCode,
  params?: AnswerFault['params'],
): { ok: false; problem: AnswerFault } => ({
  ok: false,
  problem: params === undefined ? { code } : { code, params },
})

/** Reads a number as people write it: whole (`scale` 1), or yuan as whole fen (`scale` 100), digit by digit. */
export const readNumber = (
  raw: RawAnswer,
  scale: 1 | typeof FEN_A_YUAN,
  min: number,
  max: number,
): Result<number, AnswerFault> => {
  const text = plainNumber(raw)
  if (text === '') return fault('required')
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  if (!parts) return fault('wrong_type')
  const [, sign, whole = '', part = ''] = parts
  if (scale === 1 && part !== '') return fault('not_whole_number')
  const value = Number(`${sign}${whole}${scale === 1 ? '' : part.padEnd(2, '0')}`)
  if (value < min) return fault('too_small', { min: min / scale })
  if (value > max) return fault('too_large', { max: max / scale })
  return { ok: true, value }
}

/** Reads a day as people write it. No day after `latest` is taken: nobody is born after the day asked about. */
export const readDay = (raw: RawAnswer, latest?: Day): Result<Day, AnswerFault> => {
  if (raw.trim() === '') return fault('required')
  const day = plainDate(raw)
  if (!isDay(day)) return fault('not_a_date')
  if (latest !== undefined && day > latest) return fault('date_in_future')
  return day < EARLIEST_BIRTH ? fault('date_too_early', { min: EARLIEST_BIRTH }) : { ok: true, value: day }
}

const valuesOf = (question: Question): string[] => (question.options ?? []).map(({ value }) => value)

const readOne = (question: Question, raw: RawAnswer): Result<FactValue, AnswerFault> => {
  if (raw === '') return fault('required')
  if (!valuesOf(question).includes(raw)) return fault('not_an_option')
  return { ok: true, value: question.least === undefined ? raw : Number(raw) }
}

const readMany = (question: Question, raw: RawAnswer): Result<FactValue, AnswerFault> => {
  if (raw === '') return fault('required')
  if (raw === NONE_ANSWER) return { ok: true, value: [] }
  const values = [...new Set(raw.split(','))]
  if (values.includes(NONE_ANSWER)) return fault('only_one_of')
  const options = valuesOf(question)
  return values.every((value) => options.includes(value))
    ? { ok: true, value: values }
    : fault('not_an_option')
}

/** Reads one typed answer as its question wants it. `on` is the day of the check: nobody is born after it. */
export const readAnswer = (question: Question, raw: RawAnswer, on: Day): Result<FactValue, AnswerFault> => {
  if (raw === UNKNOWN_ANSWER) return { ok: true, value: 'unknown' }
  const { fact, input, least = 0, most = 0 } = question
  switch (input) {
    case 'yes-no':
      return raw === 'yes' || raw === 'no' ? { ok: true, value: raw === 'yes' } : fault('required')
    case 'number':
      return readNumber(raw, 1, least, most)
    case 'yuan':
      return readNumber(raw, FEN_A_YUAN, least, most)
    case 'date':
      return readDay(raw, fact.endsWith('birthDate') ? on : undefined)
    case 'one':
      return readOne(question, raw)
    case 'many':
      return readMany(question, raw)
  }
}

/** What a typed answer says, by the paths of the facts. Empty where "unknown" was the answer to several at once. */
export const statedBy = (question: Question, raw: RawAnswer, on: Day): Result<Meaning, AnswerFault> => {
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
