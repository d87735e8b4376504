import { and, eq, gt, ne } from 'drizzle-orm'
import { problem } from '../../../schema/problems.ts'
import { refuse, type Result } from '../../../schema/result.ts'
import type { CaseBooks } from '../books.ts'
import { CLOCK, type CaseRecord, type Keyed, type StaffCommand } from '../commands.ts'
import { act } from '../staff.ts'
import { events } from '../tables.ts'
import { keepForAudit } from './for-audit.ts'

/** An act of the desk. `seen`: the last event that whoever acts had before them; `keyed`: the same form twice is one act. */
export type DeskCommand = StaffCommand & { seen: number; keyed: Keyed }

/** Whether somebody did something since. That a clock ran out keeps nobody from acting. */
const hasMovedOn = ({ db }: CaseBooks, caseId: string, seen: number): boolean =>
  db
    .select({ seq: events.seq })
    .from(events)
    .where(and(eq(events.caseId, caseId), gt(events.seq, seen), ne(events.by, CLOCK)))
    .limit(1)
    .get() !== undefined

/** What was done under a key, where it was done. */
export const doneBefore = ({ run }: CaseBooks, key: string): CaseRecord | null => {
  const before = run.answer.get({ key })
  if (before === undefined) return null
  const answer = JSON.parse(before.answer) as Result<CaseRecord>
  return answer.ok ? answer.value : null
}

/** As the audit names an act: by the case it was done to, and for a merge also by the one that goes on. */
const aboutOf = ({ run }: CaseBooks, command: DeskCommand, { number }: CaseRecord): string =>
  command.act === 'merge'
    ? `case:${run.caseRow.get({ id: command.caseId })?.number} merge case:${number}`
    : `case:${number} ${command.act}`

/** One act, on the case as it was seen. Refuses `case_moved_on`, and what `act` refuses. */
export const deskAct = (books: CaseBooks, command: DeskCommand): Result<CaseRecord> => {
  if (hasMovedOn(books, command.caseId, command.seen)) return refuse(problem('case_moved_on'))
  const done = act(books, command)
  if (done.ok) keepForAudit(books, command, 'case-acted', aboutOf(books, command, done.value))
  return done
}
