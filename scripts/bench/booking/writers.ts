import { single } from '../../lib/people.ts'
import { openClient } from './client.ts'
import { askBooking, askHold, readCode, readHold, unexpected } from './couple.ts'
import { Meter, untilAborted } from './meter.ts'
import type { Portal } from './portal.ts'
import { askOpenTimes, type Desk } from './times.ts'

const WRITERS = 8

/** For one person, so that the people of other loads are not in the way. */
const desk: Desk = { office: 'registry-branch', appointment: 'certificate-reissue' }

/** Writers who hold one time after another; they book the first half of the times, and give the others back. */
export const openWriters = async (portal: Portal): Promise<(ends: AbortSignal) => Promise<Meter>> => {
  const meter = new Meter()
  const times = await askOpenTimes(portal, [desk])
  const client = await openClient(portal.url, WRITERS, meter)
  let next = 0
  const write = async (): Promise<void> => {
    const at = next++
    const time = times[at % times.length]
    if (time === undefined) throw new Error('no open times')
    const hold = readHold(await client.send(askHold(time, crypto.randomUUID())))
    if (hold === undefined) return
    if (at < times.length / 2) {
      readCode(await client.send(askBooking(hold, single(at), crypto.randomUUID())))
      return
    }
    const path = `/api/holds/${hold.hold}`
    const released = await client.send({ method: 'DELETE', path, token: hold.secret })
    if (released.status !== 200) throw unexpected('release', released)
  }
  return async (ends) => {
    await meter.during(() => untilAborted(meter, ends, WRITERS, write))
    await client.close()
    return meter
  }
}
