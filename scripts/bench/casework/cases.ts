import { openClient, type Client } from '../booking/client.ts'
import { watchCpu } from '../booking/cpu.ts'
import { atOnce, Meter } from '../booking/meter.ts'
import { withPortal, type Portal } from '../booking/portal.ts'
import { report } from '../booking/report.ts'
import { adds, anyReport, looksUp, pictured, sends } from './asking.ts'
import { countRows } from './casebook-file.ts'
import { uploader } from './photo.ts'

const CONNECTIONS = 64
const REPORTS = 6000
const FOLLOWED = 2000
const PICTURED = 100

const numbers = (many: number): number[] => Array.from({ length: many }, (_, at) => at)

/** The load of one case, measured; `perS` names what is counted a second. */
const measured = async (
  portal: Portal,
  { name, many, perS }: { name: string; many: number; perS: string },
  work: (client: Client, at: number) => Promise<void>,
): Promise<Record<string, unknown> & { case: string }> => {
  const meter = new Meter()
  const client = await openClient(portal.url, CONNECTIONS, meter)
  const cpu = watchCpu(portal.pid())
  await meter.during(() =>
    atOnce(CONNECTIONS, numbers(many), async (at) => {
      await meter.orFault(() => work(client, at))
    }),
  )
  const used = cpu(meter.requests)
  await client.close()
  return {
    case: name,
    connections: CONNECTIONS,
    [perS]: meter.perSecond(many),
    ...meter.measured(),
    cpu: used,
  }
}

/** Reports of every kind, each by somebody else; counted in the casebook's file. */
export const reporting = (): Promise<void> =>
  withPortal(async (portal) => {
    const acknowledged = new Set<string>()
    const line = await measured(
      portal,
      { name: 'reports', many: REPORTS, perS: 'reportsPerS' },
      async (client, at) => void acknowledged.add(await sends(client, anyReport(at), crypto.randomUUID())),
    )
    report({ ...line, shouldBe: acknowledged.size, confirmed: countRows(portal.data, 'reports') })
  })

/** Those who come back with a receipt: each looks their report up and adds some words. */
export const following = (): Promise<void> =>
  withPortal(async (portal) => {
    const client = await openClient(portal.url, CONNECTIONS)
    const receipts: string[] = []
    await atOnce(CONNECTIONS, numbers(FOLLOWED), async (at) => {
      receipts[at] = await sends(client, anyReport(at), crypto.randomUUID())
    })
    await client.close()
    let added = 0
    const line = await measured(
      portal,
      { name: 'follow-ups', many: FOLLOWED, perS: 'followUpsPerS' },
      async (own, at) => {
        const { token } = await looksUp(own, receipts[at] ?? '')
        await adds(own, token, `补充：又看见了一次（${at}）`)
        added += 1
      },
    )
    // Each case has two events then: the report, and what was added.
    report({ ...line, shouldBe: FOLLOWED + added, confirmed: countRows(portal.data, 'events') })
  })

/** Reports that bring one photo each: the upload is read, shrunk, sealed and moved to the album of the case. */
export const withPhotos = (): Promise<void> =>
  withPortal(async (portal) => {
    const acknowledged = new Set<string>()
    const uploads = new Meter()
    const upload = uploader(portal.url, uploads)
    const line = await measured(
      portal,
      { name: 'reports-with-photos', many: PICTURED, perS: 'reportsPerS' },
      async (client, at) => {
        const photo = await upload()
        acknowledged.add(await sends(client, { ...pictured(at), photos: [photo] }, crypto.randomUUID()))
      },
    )
    const { p50Ms, p99Ms } = uploads.measured()
    report({
      ...line,
      uploads: { p50Ms, p99Ms },
      shouldBe: acknowledged.size,
      confirmed: countRows(portal.data, 'reports'),
    })
  })
