import type { Context } from 'hono'
import type { z } from 'zod'
import { fieldFaultsOf } from '../schema/api/eligibility.ts'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import { jsonBody } from './body.ts'
import type { AppEnv } from './env.ts'

/** A JSON body as its schema reads it. Refuses `invalid_input` with every fault, and what is no JSON at all. */
export const bodyOf = async <T extends z.ZodType>(
  c: Context<AppEnv>,
  schema: T,
): Promise<Result<z.infer<T>>> => {
  const body = await jsonBody(c)
  if (!body.ok) return body
  const read = schema.safeParse(body.value)
  return read.success
    ? ok(read.data)
    : refuse(problem('invalid_input', fieldFaultsOf(read.error, body.value)))
}
