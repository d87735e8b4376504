import { may } from '../../../schema/desk/may.ts'
import type { Person } from '../../../schema/desk/person.ts'
import type { UrgentBoard } from '../../../schema/desk/urgent.ts'
import type { LiveModel } from '../../../views/desk/live/LiveBoard.tsx'
import { urgentOf, type UrgentRecord } from '../../casework/desk/urgent-of.ts'
import { nowMs } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { leftText } from '../cases/clocks.ts'
import { nearText } from '../pages/near.ts'
import { atText, type Signed, type Visit } from '../pages/show.tsx'

/** What of the urgent cases somebody may see, in words; what decides it does not go with it. */
export const boardFor = (person: Person, cases: readonly UrgentRecord[], atMs: number): UrgentBoard => ({
  at: atText(atMs),
  lines: cases
    .filter(({ things }) => things.some((thing) => may(policy.desk.roles, person, 'cases.read', thing).ok))
    .map(({ number, kind, danger, taken, sinceMs, dueMs }) => ({
      number,
      kind,
      danger,
      taken,
      late: dueMs < atMs,
      since: nearText(sinceMs, atMs),
      due: nearText(dueMs, atMs),
      left: leftText(dueMs, atMs),
    })),
})

/** The words that a board needs in the browser. */
const copy: { readonly [key: string]: string } = Object.fromEntries(
  Object.entries(policy.words).filter(([key]) => key.startsWith('desk-live.')),
)

/** What a page needs that has the board on it; its frame is `desk/live`. */
export const liveModel = async (c: Visit, { person }: Signed, here: string): Promise<LiveModel> => {
  const atMs = nowMs(c)
  const { cases } = await urgentOf(c, atMs)
  return { board: boardFor(person, cases, atMs), copy, here }
}
