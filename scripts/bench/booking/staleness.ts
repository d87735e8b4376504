import { openClient } from './client.ts'
import { askHold, readHold } from './couple.ts'
import type { Portal } from './portal.ts'
import { askOpenTimes, leftIn, type Desk } from './times.ts'

const WRITE_EVERY_MS = 40
const LOOK_EVERY_MS = 10

export type Staleness = {
  writesWatched: number
  /** The longest after which a read that was sent then still did not show an acknowledged write. The promise: 2,000. */
  staleMs: number
  /** From the acknowledgement of a write to the first answer that shows it, the longest; the answer's own way is in it. */
  shownAfterMs: number
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Takes one place after another, and reads all the while how many are left. */
export const watchStaleness = async (portal: Portal, desk: Desk, month: string) => {
  const writer = await openClient(portal.url, 1)
  const reader = await openClient(portal.url, 1)
  const times = (await askOpenTimes(portal, [desk])).filter(({ start }) => start.startsWith(month))
  const before = await leftIn(reader, desk, month)
  const writtenMs: number[] = []
  let [shown, staleMs, shownAfterMs] = [0, 0, 0]

  const write = async (ends: AbortSignal): Promise<void> => {
    for (const time of times.flatMap((one) => Array.from({ length: one.capacity }, () => one))) {
      if (ends.aborted) return
      if (readHold(await writer.send(askHold(time, crypto.randomUUID()))) !== undefined)
        writtenMs.push(performance.now())
      await pause(WRITE_EVERY_MS)
    }
  }
  const look = async (): Promise<void> => {
    const sentMs = performance.now()
    const seen = before - (await leftIn(reader, desk, month))
    const nowMs = performance.now()
    for (; shown < seen; shown += 1)
      shownAfterMs = Math.max(shownAfterMs, nowMs - (writtenMs[shown] ?? nowMs))
    // The oldest write that this read does not show: it was acknowledged before the read was sent, or does not count.
    staleMs = Math.max(staleMs, sentMs - (writtenMs[seen] ?? sentMs))
  }
  return async (ends: AbortSignal): Promise<Staleness> => {
    const looking = async (): Promise<void> => {
      while (!ends.aborted) {
        await look()
        await pause(LOOK_EVERY_MS)
      }
    }
    await Promise.all([write(ends), looking()])
    await look()
    await Promise.all([writer.close(), reader.close()])
    return {
      writesWatched: writtenMs.length,
      staleMs: Math.round(staleMs),
      shownAfterMs: Math.round(shownAfterMs),
    }
  }
}
