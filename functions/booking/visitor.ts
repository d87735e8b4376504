import type { Context } from 'hono'
import type { AppEnv } from '../env.ts'

/** Whoever asks, with everything their request brings. */
export type Visitor = Context<AppEnv>
