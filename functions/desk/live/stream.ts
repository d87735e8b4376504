import { may } from '../../../schema/desk/may.ts'
import { urgentChangeOf, urgentOf } from '../../casework/desk/urgent-of.ts'
import { nowMs } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { staffOf, type Signed, type Visit } from '../pages/show.tsx'
import { boardFor } from './board.ts'

/** So long a board waits for a change; then it asks whether its session is still there, and is sent again as it stands. */
const CHECK_MS = 15_000
/** In a flood of reports a board is sent at most so often. */
const LEAST_GAP_MS = 1_000

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The clock of a request that goes on: the time it saw, and what has passed since. */
const clockOf = (c: Visit): (() => number) => {
  const aheadMs = nowMs(c) - Date.now()
  return () => Date.now() + aheadMs
}

/**
 * What an open board is sent: all urgent cases that its reader may see, at once and after each change. Who they are is asked before
 * every board anew, so that whoever was signed out, whose time is over or whose role changed gets nothing more but `over`.
 */
export async function* boards(c: Visit, { token }: Pick<Signed, 'token'>): AsyncGenerator<string> {
  const now = clockOf(c)
  for (;;) {
    const who = await staffOf(c).stillIn({ token, nowMs: now() })
    if (!who.ok || !may(policy.desk.roles, who.value, 'cases.read').ok) {
      yield event('over', {})
      return
    }
    const { version, cases } = await urgentOf(c, now())
    yield event('board', boardFor(who.value, cases, now()))
    await Promise.all([urgentChangeOf(c, version, CHECK_MS), pause(LEAST_GAP_MS)])
  }
}

/** A stream of text that asks for the next piece when the last one is on its way, and stops asking when its reader is gone. */
export const streamOf = (
  pieces: AsyncGenerator<string>,
  failed: (error: unknown) => void,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await pieces.next()
          if (next.done === true) controller.close()
          else controller.enqueue(encoder.encode(next.value))
        } catch (error) {
          failed(error)
          // The browser comes again by itself.
          controller.close()
        }
      },
      cancel: () => void pieces.return(undefined),
    },
    { highWaterMark: 0 },
  )
}
