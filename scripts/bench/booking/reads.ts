import { openClient, type Client } from './client.ts'
import { watchCpu } from './cpu.ts'
import { Meter, untilAborted } from './meter.ts'
import { withPortal } from './portal.ts'
import { quoted } from './quoted.ts'
import { report } from './report.ts'
import { watchStaleness } from './staleness.ts'
import { months, type Desk } from './times.ts'
import { openWriters } from './writers.ts'

const READERS = 64
const SECONDS = 8

/** What the readers look at, and the staleness is measured on. */
const watched: Desk = { office: 'registry', appointment: 'marriage' }

const readMonth = async (client: Client, month: string): Promise<void> => {
  const path = `/api/availability?office=${watched.office}&appointment=${watched.appointment}&month=${month}`
  const { status, text } = await client.send({ method: 'GET', path })
  if (status !== 200) throw new Error(`availability: ${status} ${text}`)
}

/** Reads a second of a month's availability, and beside writes how old what was read can be. */
export const reads = (name: 'availability' | 'availability-during-writes'): Promise<void> =>
  withPortal(async (portal) => {
    const withWrites = name === 'availability-during-writes'
    const meter = new Meter()
    const [month = ''] = months().slice(1)
    const watch = withWrites ? await watchStaleness(portal, watched, month) : undefined
    const writers = withWrites ? await openWriters(portal) : undefined
    const client = await openClient(portal.url, READERS, meter)
    const cpu = watchCpu(portal.pid())
    const ends = AbortSignal.timeout(SECONDS * 1000)
    const reading = meter.during(() => untilAborted(meter, ends, READERS, () => readMonth(client, month)))
    const [, writes, staleness] = await Promise.all([reading, writers?.(ends), watch?.(ends)])
    const used = cpu(meter.requests + (writes?.requests ?? 0))
    await client.close()
    const { reqPerS: readsPerS, ...measured } = meter.measured()
    report({
      case: name,
      readers: READERS,
      readsPerS,
      ...measured,
      ...(writes === undefined ? {} : { writes: writes.measured() }),
      ...staleness,
      cpu: used,
      quoted: quoted.availability,
    })
  })
