import { couple } from '../../lib/people.ts'
import { openClient, type Client } from './client.ts'
import { wants, type Acknowledged } from './couple.ts'
import { watchCpu, type Cpu } from './cpu.ts'
import { readLedger, sumOf, type Truth } from './ledger-file.ts'
import { Meter } from './meter.ts'
import { withPortal, type Portal } from './portal.ts'
import { report } from './report.ts'
import { askOpenTimes, type Desk, type Time } from './times.ts'

export type Race = {
  name: string
  /** All of them ask at the same moment, each on a connection of its own. */
  couples: number
  /** How many times are fought for in one round; the couples spread evenly over them. */
  times: number
  rounds: number
  desks: readonly Desk[]
  quoted?: object
}

type Run = {
  rounds: number
  shouldBe: number
  truth: Truth
  cpu: Cpu
  /** The first is one in which the portal has only just started. */
  perRound: { bookings: number; ms: number }[]
}

const shouldBeIn = (times: readonly Time[], couples: number): number =>
  times.reduce((sum, { capacity }) => sum + Math.min(capacity, Math.floor(couples / times.length)), 0)

/** One round: every couple asks for its time at once, and those who hold it confirm. */
const rush = async (client: Client, times: readonly Time[], couples: number, first: number, meter: Meter) => {
  const all = await meter.during(() =>
    Promise.all(
      Array.from({ length: couples }, (_, at) => {
        const time = times[at % times.length]
        if (time === undefined) throw new Error('a race without a time')
        return meter.orFault(() => wants(client.send, time, couple(first + at)))
      }),
    ),
  )
  return all.filter((one) => one !== undefined)
}

/** As many rounds as one portal has times for. Every round has times of its own, and couples that nobody has seen. */
const runOn = async (portal: Portal, race: Race, rounds: number, meter: Meter): Promise<Run> => {
  const open = await askOpenTimes(portal, race.desks)
  const possible = Math.min(rounds, Math.floor(open.length / race.times))
  if (possible === 0)
    throw new Error(`${race.name} needs ${race.times} open times, and there are ${open.length}`)
  const client = await openClient(portal.url, race.couples, meter)
  const cpu = watchCpu(portal.pid())
  const before = meter.requests
  const acknowledged: Acknowledged[] = []
  const perRound: Run['perRound'] = []
  let shouldBe = 0
  try {
    for (let round = 0; round < possible; round += 1) {
      const times = open.slice(round * race.times, (round + 1) * race.times)
      const startMs = performance.now()
      const got = await rush(client, times, race.couples, round * race.couples, meter)
      perRound.push({ bookings: got.length, ms: performance.now() - startMs })
      acknowledged.push(...got)
      shouldBe += shouldBeIn(times, race.couples)
    }
  } finally {
    await client.close()
  }
  const used = cpu(meter.requests - before)
  const said = acknowledged.map(({ time }) => time)
  return { rounds: possible, shouldBe, truth: readLedger(portal.data, open, said), cpu: used, perRound }
}

const MOST_ROUNDS_SHOWN = 25

/** What one round did, where there are few: bookings a second where there is a place for each, otherwise how long the last one waited. */
const eachRound = ({ times }: Race, rounds: Run['perRound']): object => {
  if (rounds.length > MOST_ROUNDS_SHOWN) return {}
  return times > 100
    ? { roundsBookingsPerS: rounds.map(({ bookings, ms }) => Math.round((bookings * 1000) / ms)) }
    : { roundsMs: rounds.map(({ ms }) => Math.round(ms)) }
}

/** Runs a race to its last round, on as many empty portals as it needs, and reports it. */
export const race = async (asked: Race): Promise<void> => {
  const meter = new Meter()
  const runs: Run[] = []
  for (let left = asked.rounds; left > 0; left -= runs.at(-1)?.rounds ?? left)
    runs.push(await withPortal((portal) => runOn(portal, asked, left, meter)))
  const truth = sumOf(runs.map((run) => run.truth))
  report({
    case: asked.name,
    rounds: asked.rounds,
    couples: asked.couples,
    times: asked.times,
    confirmed: truth.confirmed,
    shouldBe: runs.reduce((sum, run) => sum + run.shouldBe, 0),
    overbooked: truth.overbooked,
    twice: truth.twice,
    lost: truth.lost,
    bookingsPerS: meter.perSecond(truth.confirmed),
    ...eachRound(
      asked,
      runs.flatMap(({ perRound }) => perRound),
    ),
    ...meter.measured(),
    cpu: runs.at(-1)?.cpu,
    ...(asked.quoted === undefined ? {} : { quoted: asked.quoted }),
  })
}
