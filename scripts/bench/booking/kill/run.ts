import { randomOf } from '../../../peers/random.ts'
import { openClient } from '../client.ts'
import { readLedger } from '../ledger-file.ts'
import { atOnce, Meter } from '../meter.ts'
import { withPortal, type Portal } from '../portal.ts'
import type { Line } from '../report.ts'
import { askOpenTimes, type Desk } from '../times.ts'
import { Journal, type Told } from './journal.ts'
import { live, lookUp, type World } from './life.ts'
import { patient } from './patient.ts'

export type KillSettings = { kills: number; writes: number; couplesAtOnce: number; seed: number }

const desks: readonly Desk[] = [
  { office: 'registry', appointment: 'marriage' },
  { office: 'registry', appointment: 'divorce-collection' },
  { office: 'registry-branch', appointment: 'divorce-collection' },
]

/** A portal that answers nothing right would keep us here for ever. */
const MOST_ERRORS = 200

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Kills the portal each time another share of the writes is acknowledged, and asks again afterwards what it had answered before. */
const killer = async (
  portal: Portal,
  world: World,
  { kills, writes }: KillSettings,
  ended: () => boolean,
) => {
  let killed = 0
  while (killed < kills) {
    while (world.journal.writes < (writes * (killed + 1)) / (kills + 1) && !ended()) await pause(1)
    await portal.crash()
    killed += 1
    await world.journal.replay(world.send)
  }
  return killed
}

/** Bookings that their people do not find as they were told, by looking each of them up. */
const notAsTold = async (
  { send }: World,
  all: readonly Told[],
): Promise<{ gone: number; firstGone?: string }> => {
  const gone: string[] = []
  await atOnce(16, all, async ({ code, party, time, state }) => {
    const found = await lookUp(send, code, party).catch((error: unknown) => String(error))
    if (typeof found === 'object' && found.booking.state === state && found.booking.start === time.start)
      return
    gone.push(`${code}: ${state} ${time.start}, found ${JSON.stringify(found)}`)
  })
  return { gone: gone.length, ...(gone[0] === undefined ? {} : { firstGone: gone[0] }) }
}

/** Couples who hold, book, move and cancel while the portal is killed with kill -9 and started again on the same data. */
export const killRun = (settings: KillSettings): Promise<Line> =>
  withPortal(async (portal) => {
    const times = await askOpenTimes(portal, desks)
    const meter = new Meter()
    const client = await openClient(portal.url, settings.couplesAtOnce, meter)
    const journal = new Journal()
    const world: World = { send: patient(client), journal, times, random: randomOf(settings.seed) }
    let [next, ended] = [0, false]
    const couples = async (): Promise<void> => {
      while (journal.writes < settings.writes && meter.errors < MOST_ERRORS) {
        const at = next++
        await meter.orFault(() => live(world, at))
      }
    }
    const living = meter
      .during(() => Promise.all(Array.from({ length: settings.couplesAtOnce }, couples)))
      .finally(() => (ended = true))
    const [killed] = await Promise.all([killer(portal, world, settings, () => ended), living])
    await journal.replay(world.send)
    const measured = meter.measured()
    const told = journal.told
    const gone = await notAsTold(world, told)
    await client.close()
    const booked = told.filter(({ state }) => state === 'booked').map(({ time }) => time)
    return {
      case: 'kill',
      ...settings,
      kills: killed,
      acknowledgedWrites: journal.writes,
      bookings: told.length,
      shouldBe: booked.length,
      ...readLedger(portal.data, times, booked),
      ...gone,
      ...journal.replays,
      ...measured,
    }
  })
