import type { Context } from 'hono'
import type { z } from 'zod'
import { completeAnswer } from './answer-headers.ts'
import type { AppEnv } from './env.ts'
import type { Operation } from './operation.ts'

/** Answers with what the operation promises: a value of another shape does not compile. */
export const answer = <const O extends Operation>(
  c: Context<AppEnv>,
  { status = 200 }: O,
  value: z.infer<O['answer']>,
  headers: Record<string, string> = {},
): Response =>
  completeAnswer(c, JSON.stringify(value), status, { 'content-type': 'application/json', ...headers })

export const NO_STORE = { 'cache-control': 'no-store' } as const
