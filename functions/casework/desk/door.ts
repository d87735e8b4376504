import type { Context } from 'hono'
import type { Spot } from '../../../schema/casework/near.ts'
import { problem } from '../../../schema/problems.ts'
import { refuse, type Result } from '../../../schema/result.ts'
import { nowMs } from '../../clock.ts'
import type { AppEnv } from '../../env.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import type { CaseRecord, EventRecord, StaffAct } from '../commands.ts'
import { openReport, openSpot, sealWords, type Told } from '../party.ts'
import { albumPhoto } from '../photos/index.ts'
import { wordsOf } from '../views.ts'
import { atDesk } from './desk-of.ts'
import type { CaseFile, FiledReport } from './file.ts'
import type { Queue, QueueQuery } from './queue.ts'

/** What the desk asks of cases. Who may is asked before, by the desk; what is sealed is opened and sealed here, in the Worker. */
type Visit = Context<AppEnv>

/** What is in a report or an event was sealed under this ring: without it nobody gets past the door of the desk. */
const ringOf = ({ env }: Visit): KeyRing => {
  const ring = keyRing(env)
  if (!ring.ok) throw new Error('the desk is open without keys')
  return ring.value
}

export const readQueue = (c: Visit, query: QueueQuery): Promise<Queue> =>
  atDesk(c, (desk) => desk.queue(query, nowMs(c)))

/** A case by its number; null where there is none. */
export const readFile = (c: Visit, number: number): Promise<CaseFile | null> =>
  atDesk(c, (desk) => desk.file(number, nowMs(c)))

/** An act as it was typed: words in clear, to be sealed for the case. */
export type DeskAct =
  | { act: 'accept' | 'review' }
  | { act: 'take'; assignee: string }
  | { act: 'assign'; unit: string; township?: string }
  | { act: 'note' | 'tell' | 'raise'; words: string }
  | { act: 'ask'; reportId: string; words: string }
  | { act: 'close'; outcome: string; words: string }
  | { act: 'merge'; into: string }

const sealedAct = (ring: KeyRing, caseId: string, act: DeskAct): StaffAct => {
  if (!('words' in act)) return act
  const { words, ...rest } = act
  if (rest.act === 'close') return { ...rest, sealed: words === '' ? null : sealWords(ring, caseId, words) }
  return { ...rest, sealed: sealWords(ring, caseId, words) }
}

const deskKey = (by: string, key: string): string => `desk-${by}/${key}`

/** The number of the case that an act of somebody came to, where the same form was sent before; null where it was not. */
export const doneBefore = async (c: Visit, by: string, key: string): Promise<number | null> =>
  (await atDesk(c, (desk) => desk.done(deskKey(by, key), nowMs(c))))?.number ?? null

/**
 * One act by somebody (`by`, a staff id) on a case as they saw it (`seen`, the number of its last event). Refuses `case_moved_on`
 * (somebody acted meanwhile), `case_cannot`, `case_not_found`.
 */
export const doAct = (
  c: Visit,
  asked: { caseId: string; by: string; seen: number; key: string; what: DeskAct },
): Promise<Result<CaseRecord>> => {
  const { caseId, by, seen, key, what } = asked
  const command = {
    nowMs: nowMs(c),
    caseId,
    by,
    seen,
    // The key is made of what is asked: one key never stands for two acts.
    keyed: { key: deskKey(by, key), body: key },
    ...sealedAct(ringOf(c), caseId, what),
  }
  return atDesk(c, (desk) => desk.act(command))
}

/** What a report says, opened; nothing where its time is over. */
export const openedReport = (
  c: Visit,
  { id, sealed, spot }: FiledReport,
): { told: Told; spot: Spot | undefined } | undefined => {
  if (sealed === null) return undefined
  const ring = ringOf(c)
  return { told: openReport(ring, id, sealed), spot: spot === null ? undefined : openSpot(ring, id, spot) }
}

/** What somebody wrote in the history, opened. */
export const openedWords = (c: Visit, event: EventRecord): string | undefined => wordsOf(ringOf(c), event)

/**
 * A photo of a case, opened; also one that is still on its way from the case that its report opened. Refuses `photo_gone` where no
 * report of this case has it.
 */
export const photoOf = async (
  c: Visit,
  file: CaseFile,
  photo: string,
): Promise<Result<{ type: string; bytes: Uint8Array }>> => {
  const report = file.reports.find(({ photos }) => photos.includes(photo))
  if (report === undefined) return refuse(problem('photo_gone'))
  const here = await albumPhoto(c, report.firstCaseId, photo)
  return here.ok || report.firstCaseId === file.id ? here : albumPhoto(c, file.id, photo)
}
