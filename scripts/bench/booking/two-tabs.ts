import { couple, type TestParty } from '../../lib/people.ts'
import { openClient, type Client } from './client.ts'
import { askBooking, askHold, readCode, readHold, unexpected, type Acknowledged } from './couple.ts'
import { readLedger } from './ledger-file.ts'
import { Meter } from './meter.ts'
import { withPortal } from './portal.ts'
import { report } from './report.ts'
import { askOpenTimes, type Desk, type Time } from './times.ts'

const COUPLES = 240
const desk: Desk = { office: 'registry', appointment: 'marriage' }

/** Holds one time in each of two tabs, and confirms both at the same moment. */
const inTwoTabs = async (
  { send }: Client,
  tabs: readonly { time: Time; party: TestParty }[],
): Promise<Acknowledged[]> => {
  const held = await Promise.all(
    tabs.map(async ({ time, party }) => {
      const hold = readHold(await send(askHold(time, crypto.randomUUID())))
      if (hold === undefined) throw new Error(`a free time was taken: ${time.start}`)
      return { time, party, hold }
    }),
  )
  const answers = await Promise.all(
    held.map(async ({ time, party, hold }) => {
      const reply = await send(askBooking(hold, party, crypto.randomUUID()))
      if (reply.status === 409 && reply.text.includes('"person_already_booked"')) return undefined
      if (reply.status !== 201) throw unexpected('booking', reply)
      return { time, party, code: readCode(reply) }
    }),
  )
  return answers.filter((one) => one !== undefined)
}

/** Every couple tries to book twice; in every other one only one of the two people is the same. */
export const twoTabs = (): Promise<void> =>
  withPortal(async (portal) => {
    const times = await askOpenTimes(portal, [desk])
    const meter = new Meter()
    const client = await openClient(portal.url, COUPLES, meter)
    const all = await meter.during(() =>
      Promise.all(
        Array.from({ length: COUPLES }, (_, at) => {
          const [first, other] = [couple(at), couple(COUPLES + at)]
          const [one, two] = [times[2 * at], times[2 * at + 1]]
          if (one === undefined || two === undefined) throw new Error('not enough open times')
          const second =
            at % 2 === 0
              ? first
              : { ...other, people: [...first.people.slice(0, 1), ...other.people.slice(1)] }
          const tabs = [
            { time: one, party: first },
            { time: two, party: second },
          ]
          return meter.orFault(() => inTwoTabs(client, tabs))
        }),
      ),
    )
    await client.close()
    const acknowledged = all.flatMap((got) => got ?? [])
    report({
      case: 'two-tabs',
      couples: COUPLES,
      shouldBe: COUPLES,
      ...readLedger(
        portal.data,
        times,
        acknowledged.map(({ time }) => time),
      ),
      ...meter.measured(),
    })
  })
