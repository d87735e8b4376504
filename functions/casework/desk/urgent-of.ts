import type { Visitor } from '../counter.ts'
import { atDesk } from './desk-of.ts'
import type { UrgentRecord } from './urgent.ts'

export type { UrgentRecord } from './urgent.ts'

/** Open urgent cases of everybody; who may see which is the desk's to say. */
export const urgentOf = (c: Visitor, nowMs: number): Promise<{ version: string; cases: UrgentRecord[] }> =>
  atDesk(c, (desk) => desk.urgent(nowMs))

/** Answers when there is something new, or after `ms`. */
export const urgentChangeOf = (c: Visitor, known: string, ms: number): Promise<string> =>
  atDesk(c, (desk) => desk.urgentChange(known, ms))
