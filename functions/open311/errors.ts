import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { problemStatus, type FieldFault, type Problem } from '../../schema/problems.ts'
import { t } from '../words.ts'
import type { Answer } from './answer.ts'

/** One entry of the list that a refused request is answered with. */
export type ErrorEntry = { code: number; description: string }

export const errorsAnswer = (
  status: ContentfulStatusCode,
  errors: readonly ErrorEntry[],
  headers: Record<string, string> = {},
): Answer => ({ root: 'errors', tree: errors, status, headers })

/** A refusal in one sentence of content/copy/zh-Hans/open311.yaml. */
export const refusal = (
  status: 400 | 403 | 404 | 405,
  words: string,
  places: Record<string, string | number> = {},
): Answer => errorsAnswer(status, [{ code: status, description: t(`open311.errors.${words}`, places) }])

/** Our names of what was typed -> the specification's names of arguments. */
const argumentOf = (path: string): string => {
  if (path.startsWith('fields.')) return `attribute[${path.slice('fields.'.length)}]`
  const names: Record<string, string> = {
    'place.township': 'address_id',
    'place.village': 'address_id',
    'place.lat': 'lat',
    'contact.phone': 'phone',
    'contact.name': 'last_name',
  }
  return names[path] ?? path
}

const entryOf = ({ path, code, params }: FieldFault): ErrorEntry => ({
  code: 400,
  description: t('open311.errors.argument', {
    argument: argumentOf(path),
    detail: t(`problems.fields.${code}`, params),
  }),
})

/** What an answer's status may be: those of the specification, and those by which HTTP says "not now". */
const statusOf = ({ code }: Problem): ContentfulStatusCode => {
  const status = problemStatus[code]
  return status === 404 || status === 429 || status === 500 || status === 503 ? status : 400
}

/** A refusal of the portal as the specification wants it: 400 but for "not found" and "not now". */
export const problemAnswer = (problem: Problem): Answer => {
  const status = statusOf(problem)
  const entries = problem.fields?.map(entryOf) ?? [
    { code: status, description: t(`problems.${problem.code}.detail`) },
  ]
  return errorsAnswer(
    status,
    entries,
    problem.retryAfterSeconds === undefined ? {} : { 'retry-after': String(problem.retryAfterSeconds) },
  )
}
