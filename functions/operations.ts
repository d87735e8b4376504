import { Hono } from 'hono'
import type { AppEnv } from './env.ts'
import { policy } from './policy.ts'

/** Alive, and with which content. Answered without touching storage, so that a full disk is not mistaken for a dead process. */
export const operations = new Hono<AppEnv>().get('/health', (c) =>
  c.json({ ok: true, version: policy.version }, 200, { 'cache-control': 'no-store' }),
)
