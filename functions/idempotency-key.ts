import type { Context } from 'hono'
import * as z from 'zod'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import type { AppEnv } from './env.ts'

const uuid = z.uuid()

/** The `Idempotency-Key` of a request that writes. Without one a retry could do things twice, so it is refused. */
export const idempotencyKey = (c: Context<AppEnv>): Result<string> => {
  const key = uuid.safeParse(c.req.header('idempotency-key')?.trim().toLowerCase())
  return key.success ? ok(key.data) : refuse(problem('idempotency_key_missing'))
}

/** The token of `Authorization: Bearer …`. */
export const bearer = (c: Context<AppEnv>): Result<string> => {
  const token = /^Bearer\s+(\S{1,500})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  return token === undefined ? refuse(problem('token_invalid')) : ok(token)
}
