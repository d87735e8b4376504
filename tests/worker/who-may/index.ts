import { counter } from './counter.ts'
import { cases } from './cases.ts'
import { accounts } from './accounts.ts'
import { door } from './door.ts'
import { outbox } from './outbox.ts'
import { retention } from './retention.ts'
import { capacity } from './capacity.ts'
import { draws } from './draws.ts'
import { editions } from './editions.ts'
import { live } from './live.ts'
import { numbers } from './numbers.ts'
import { rescue } from './rescue.ts'

/**
 * Every address of the desk, and who gets in, said a second time and by hand, one file an area. `everybody`: without signing in;
 * `colleagues`: all roles; otherwise the roles.
 */
export type WhoMay = Readonly<Record<string, 'everybody' | 'colleagues' | readonly string[]>>

export const whoMay: WhoMay = {
  ...door,
  ...counter,
  ...cases,
  ...outbox,
  ...retention,
  ...capacity,
  ...draws,
  ...accounts,
  ...editions,
  ...numbers,
  ...live,
  ...rescue,
}
