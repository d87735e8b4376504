import { request } from 'node:http'
import { expect, it } from 'vitest'
import { withPortal } from '../../scripts/bench/booking/portal.ts'
import { askOpenTimes, type Time } from '../../scripts/bench/booking/times.ts'

/** How many ask in the same moment, each on a connection of its own. */
const CROWD = 24
const ROUNDS = 20

const bodyOf = ({ office, appointment, start }: Time): string =>
  JSON.stringify({ office, appointment, start })

const headersOf = (key: string) => ({ 'content-type': 'application/json', 'idempotency-key': key })

/** Asks for a time and goes away, mostly before there is an answer. */
const goAway = (url: string, time: Time, key: string, afterMs: number): Promise<void> =>
  new Promise((done) => {
    const asking = request(`${url}/api/holds`, { method: 'POST', headers: headersOf(key), agent: false })
    asking.on('response', (answer) => answer.resume())
    asking.on('error', () => undefined)
    asking.on('close', () => done())
    asking.end(bodyOf(time), () => setTimeout(() => asking.destroy(), afterMs))
  })

const ask = async (url: string, time: Time, key: string): Promise<number> => {
  const answer = await fetch(`${url}/api/holds`, {
    method: 'POST',
    headers: headersOf(key),
    body: bodyOf(time),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.arrayBuffer()
  return answer.status
}

it('answers everybody who came in the same moment as somebody who went away', async () => {
  await withPortal(async (portal) => {
    const times = await askOpenTimes(portal, [{ office: 'registry-branch', appointment: 'marriage' }])
    for (const [round, time] of times.slice(0, ROUNDS).entries()) {
      const gone = crypto.randomUUID()
      const [, ...crowd] = await Promise.all([
        goAway(portal.url, time, gone, round % 4),
        ...Array.from({ length: CROWD }, () => ask(portal.url, time, crypto.randomUUID())),
      ])
      const all = [...crowd, await ask(portal.url, time, gone)]
      expect(all.filter((status) => status === 201)).toHaveLength(1)
      expect(all.filter((status) => status === 409)).toHaveLength(CROWD)
    }
  })
}, 60_000)
