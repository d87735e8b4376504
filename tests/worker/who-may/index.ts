import { door } from './door.ts'
import { live } from './live.ts'
import { numbers } from './numbers.ts'
import { rescue } from './rescue.ts'

/**
 * Every address of the desk, and who gets in, said a second time and by hand, one file an area. `everybody`: without signing in;
 * `colleagues`: all roles; otherwise the roles.
 */
export type WhoMay = Readonly<Record<string, 'everybody' | 'colleagues' | readonly string[]>>

export const whoMay: WhoMay = { ...door, ...numbers, ...live, ...rescue }
