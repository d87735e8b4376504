import { couple } from '../../lib/people.ts'
import { randomOf } from '../../peers/random.ts'
import { openClient, type Client } from './client.ts'
import { wants, type Acknowledged, type Send } from './couple.ts'
import { watchCpu } from './cpu.ts'
import { setCapacity } from './desk.ts'
import { doubleClick, dropAndRetry, type Repeated } from './impatient.ts'
import { readLedger } from './ledger-file.ts'
import { atOnce, Meter } from './meter.ts'
import { withPortal } from './portal.ts'
import { report } from './report.ts'
import { askOpenTimes, timeKey, type Desk, type Time } from './times.ts'
import { zipf } from './zipf.ts'

/** The rush of a big city's registries on one morning. No office of the content offers three places a time: the desk does. */
const COUPLES = 5000
const TIMES = 72
const PLACES = 3
const DOUBLE_CLICKS = 0.3
const DROPPED = 0.1
/** Couples on the way at once; whoever comes later finds the others already there. */
const AT_ONCE = 256
const SEED = 520

const desk: Desk = { office: 'registry', appointment: 'marriage' }

const senderFor = (client: Client, dice: number, random: () => number, repeated: Repeated): Send => {
  if (dice < DOUBLE_CLICKS) return doubleClick(client, repeated)
  return dice < DOUBLE_CLICKS + DROPPED ? dropAndRetry(client, repeated, random) : client.send
}

const wishes = (times: readonly Time[], random: () => number): Time[] => {
  const choose = zipf(times, random)
  return Array.from({ length: COUPLES }, choose)
}

const shouldBe = (times: readonly Time[], wished: readonly Time[]): number =>
  times.reduce((sum, time) => {
    const many = wished.filter((wish) => timeKey(wish) === timeKey(time)).length
    return sum + Math.min(time.capacity, many)
  }, 0)

export const guangzhou = (): Promise<void> =>
  withPortal(async (portal) => {
    // The first question makes the ledger.
    await askOpenTimes(portal, [desk])
    await portal.restart(() => setCapacity(portal.data, desk, PLACES))
    const open = await askOpenTimes(portal, [desk])
    const times = open.slice(0, TIMES)
    if (times.length < TIMES || times.some(({ capacity }) => capacity !== PLACES))
      throw new Error(`no ${TIMES} open times of ${PLACES} places`)
    const random = randomOf(SEED)
    const wished = wishes(times, random)
    const repeated: Repeated = { doubleClicks: 0, droppedAnswers: 0, changed: 0 }
    const meter = new Meter()
    const client = await openClient(portal.url, AT_ONCE, meter)
    const cpu = watchCpu(portal.pid())
    const acknowledged: Acknowledged[] = []
    await meter.during(() =>
      atOnce(AT_ONCE, wished, async (time, at) => {
        const send = senderFor(client, random(), random, repeated)
        const got = await meter.orFault(() => wants(send, time, couple(at)))
        if (got !== undefined) acknowledged.push(got)
      }),
    )
    const used = cpu(meter.requests)
    await client.close()
    report({
      case: 'guangzhou',
      couples: COUPLES,
      times: TIMES,
      places: TIMES * PLACES,
      atOnce: AT_ONCE,
      seed: SEED,
      shouldBe: shouldBe(times, wished),
      ...readLedger(
        portal.data,
        open,
        acknowledged.map(({ time }) => time),
      ),
      ...repeated,
      ...meter.measured(),
      cpu: used,
    })
  })
