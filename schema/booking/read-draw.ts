import { drawSchema } from '../content/draw.ts'
import { isDay } from '../dates.ts'
import type { FieldFault } from '../problems.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { DrawTerms } from './draw-terms.ts'
import { readInstant } from './instant.ts'

/** A draw as somebody at the desk typed it. Instants are a day and a time of day, `2027-04-26T09:00`. */
export type TypedDraw = {
  office: string
  appointment: string
  day: string
  from: string
  until: string
  expected: string
  source: string
  written: string
  /** The value's form; `form` itself is the name of the key that every form of the desk carries. */
  pattern: string
  note: string
}

const { source: sourceSchema, written: writtenSchema, form: formSchema } = drawSchema.shape.publicValue.shape
const MOST_SENTENCE = 200
const MOST_NOTE = 500

/** `2027-04-26T09:00`, as a browser's field for day and time has it; a space instead of the T is as good. */
export const readMoment = (typed: string, path: string): Result<number, FieldFault> => {
  const text = typed.normalize('NFKC').trim().replace(' ', 'T')
  if (text === '') return refuse({ path, code: 'required' })
  const ms = readInstant(`${text}+08:00`)
  return ms === undefined ? refuse({ path, code: 'not_a_moment' }) : ok(ms)
}

const lineOf = (typed: string): string => typed.replaceAll(/\s+/gu, ' ').trim()

const sentence = (
  schema: { safeParse: (text: string) => { success: boolean } },
  text: string,
  path: string,
): FieldFault[] => {
  if (text === '') return [{ path, code: 'required' }]
  if (text.length > MOST_SENTENCE) return [{ path, code: 'too_long', params: { max: MOST_SENTENCE } }]
  return schema.safeParse(text).success
    ? []
    : [{ path, code: path === 'pattern' ? 'not_a_form' : 'required' }]
}

/** Reads what the desk typed of a draw; whether the day can be drawn at all is the ledger's to say. */
export const readDraw = (typed: TypedDraw): Result<Omit<DrawTerms, 'id' | 'name'>, FieldFault[]> => {
  const faults: FieldFault[] = []
  const [source, written, pattern, note] = [typed.source, typed.written, typed.pattern, typed.note].map(
    lineOf,
  ) as [string, string, string, string]
  if (!isDay(typed.day)) faults.push({ path: 'day', code: typed.day === '' ? 'required' : 'not_a_date' })
  const [from, until, expected] = [
    readMoment(typed.from, 'from'),
    readMoment(typed.until, 'until'),
    readMoment(typed.expected, 'expected'),
  ]
  for (const moment of [from, until, expected]) if (!moment.ok) faults.push(moment.problem)
  faults.push(
    ...sentence(sourceSchema, source, 'source'),
    ...sentence(writtenSchema, written, 'written'),
    ...sentence(formSchema, pattern, 'pattern'),
    ...(note.length > MOST_NOTE
      ? [{ path: 'note', code: 'too_long', params: { max: MOST_NOTE } } as const]
      : []),
  )
  if (faults.length > 0 || !from.ok || !until.ok || !expected.ok) return refuse(faults)
  return ok({
    office: typed.office,
    appointment: typed.appointment,
    day: typed.day,
    fromMs: from.value,
    untilMs: until.value,
    expectedMs: expected.value,
    valueSource: source,
    valueWritten: written,
    valueForm: pattern,
    note: note === '' ? null : note,
  })
}
