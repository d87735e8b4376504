import { Hono } from 'hono'
import type { AppEnv } from '../../env.ts'
export const drawPages = new Hono<AppEnv>()
