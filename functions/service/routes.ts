import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { apiDocument } from '../../generated/api-document.ts'
import { answer, NO_STORE } from '../answer.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'
import { ASK_AGAIN } from '../security-headers.ts'
import { getDocument, getHealth } from './contract.ts'

/** What the service says of itself. Nothing here touches storage, so that a full disk is not mistaken for a dead process. */
export const serviceRoutes = new Hono<AppEnv>()
  .get(getHealth.path, (c) => answer(c, getHealth, { ok: true, version: policy.version }, NO_STORE))
  .get(getDocument.path, etag(), (c) => answer(c, getDocument, apiDocument, { 'cache-control': ASK_AGAIN }))
