import { ok, refuse, type Result } from '../../schema/result.ts'
import { readSpan, type Span } from './span.ts'
import { refusal } from './errors.ts'
import type { Answer } from './answer.ts'
import { serviceCodes, serviceOf } from './services.ts'
import type { CasesAsked } from './reports.ts'

/** As the specification has it: the first thousand. */
export const MOST_ROWS = 1000
const PAGE_SIZE = 50

export type Page = { from: number; size: number }
export type Asked = { cases: CasesAsked; page: Page }

/** Values of an argument that may come several times and with commas; an empty one counts as none. */
const listOf = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')

const CASE_NUMBER = /^[1-9]\d{0,14}$/

/** The number of a case, or undefined for what can be none. */
export const readNumber = (text: string): number | undefined =>
  CASE_NUMBER.test(text) ? Number(text) : undefined

const pageNumber = (text: string, most: number): number | undefined =>
  /^[1-9]\d{0,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined

/** The extension `page` and `page_size`, over the first thousand rows. Without either: all of them. */
const readPage = (query: URLSearchParams): Result<Page, Answer> => {
  const [page, size] = [query.get('page') ?? '', query.get('page_size') ?? '']
  if (page === '' && size === '') return ok({ from: 0, size: MOST_ROWS })
  const rows = size === '' ? PAGE_SIZE : pageNumber(size, MOST_ROWS)
  const number = page === '' ? 1 : pageNumber(page, 999_999)
  if (rows === undefined) return refuse(refusal(400, 'page', { argument: 'page_size', most: MOST_ROWS }))
  if (number === undefined) return refuse(refusal(400, 'page', { argument: 'page', most: 999_999 }))
  return ok({ from: (number - 1) * rows, size: rows })
}

const spanOf = (
  query: URLSearchParams,
  [start, end]: readonly [string, string],
  nowMs: number,
): Result<Span, Answer> => {
  const span = readSpan(query.get(start) ?? '', query.get(end) ?? '', nowMs)
  return span.ok ? span : refuse(refusal(400, `span.${span.problem}`, { start, end }))
}

const given = (query: URLSearchParams, names: readonly string[]): boolean =>
  names.some((name) => (query.get(name) ?? '') !== '')

const OPENED = ['start_date', 'end_date'] as const
const UPDATED = ['updated_after', 'updated_before'] as const

type Times = Pick<CasesAsked, 'fromMs' | 'toMs' | 'updatedFromMs' | 'updatedToMs'>

/** When: by the day of the report, or, as an extension, by the latest change; both where both are given. */
const readTimes = (query: URLSearchParams, nowMs: number): Result<Times, Answer> => {
  const byUpdate = given(query, UPDATED)
  const opened = !byUpdate || given(query, OPENED) ? spanOf(query, OPENED, nowMs) : ok({})
  if (!opened.ok || !byUpdate) return opened
  const updated = spanOf(query, UPDATED, nowMs)
  if (!updated.ok) return updated
  return ok({ ...opened.value, updatedFromMs: updated.value.fromMs, updatedToMs: updated.value.toMs })
}

const readStatus = (query: URLSearchParams): Result<Pick<CasesAsked, 'status'>, Answer> => {
  const asked = new Set(listOf(query, 'status'))
  if ([...asked].some((one) => one !== 'open' && one !== 'closed')) return refuse(refusal(400, 'status'))
  return ok(asked.size === 1 ? { status: asked.has('open') ? 'open' : 'closed' } : {})
}

/** The arguments of GET Service Requests. `service_request_id` overrides all others. */
export const readQuery = (query: URLSearchParams, nowMs: number): Result<Asked, Answer> => {
  const ids = listOf(query, 'service_request_id')
  if (ids.length > 0) {
    const numbers = [...new Set(ids.flatMap((id) => readNumber(id) ?? []))].slice(0, MOST_ROWS)
    const page = { from: 0, size: MOST_ROWS }
    return ok({ cases: { kinds: serviceCodes, ids: numbers, limit: MOST_ROWS }, page })
  }
  const codes = listOf(query, 'service_code')
  if (codes.some((code) => serviceOf(code) === undefined)) return refuse(refusal(404, 'service'))
  const status = readStatus(query)
  if (!status.ok) return status
  const times = readTimes(query, nowMs)
  if (!times.ok) return times
  const page = readPage(query)
  if (!page.ok) return page
  const kinds = codes.length === 0 ? serviceCodes : [...new Set(codes)]
  const limit = Math.min(MOST_ROWS, page.value.from + page.value.size)
  return ok({ cases: { kinds, ...status.value, ...times.value, limit }, page: page.value })
}
