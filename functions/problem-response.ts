import type { Context } from 'hono'
import { instantText } from '../schema/booking/instant.ts'
import { MOST_FIELDS, problemStatus, type Problem } from '../schema/problems.ts'
import { completeAnswer } from './answer-headers.ts'
import type { AppEnv } from './env.ts'
import { t } from './words.ts'

/** The one place that turns a refusal into HTTP: RFC 9457 problem details, in Chinese, with a stable code. */
export const problemResponse = (
  c: Context<AppEnv>,
  problem: Problem,
  headers: Record<string, string> = {},
): Response => {
  const status = problemStatus[problem.code]
  const fields = problem.fields?.slice(0, MOST_FIELDS).map(({ path, code, params }) => ({
    path,
    code,
    detail: t(`problems.fields.${code}`, params),
  }))
  const body = {
    type: `/problems/#${problem.code}`,
    title: t(`problems.${problem.code}.title`),
    status,
    code: problem.code,
    detail: t(`problems.${problem.code}.detail`),
    ...(fields === undefined ? {} : { fields }),
    ...(problem.nearest === undefined ? {} : { nearest: problem.nearest.map(instantText) }),
  }
  return completeAnswer(c, JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(problem.retryAfterSeconds === undefined ? {} : { 'retry-after': String(problem.retryAfterSeconds) }),
    ...headers,
  })
}
