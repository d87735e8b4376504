import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import type { KeyRing } from '../keys.ts'
import type { Pace } from './pace.ts'
import type { SecondFactor } from './second-factor.ts'

/** What every command of the desk's object works with. */
export type Books = {
  db: DrizzleSqliteDODatabase
  ring: KeyRing
  factor: SecondFactor
  pace: Pace | undefined
}
