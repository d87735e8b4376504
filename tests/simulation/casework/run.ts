import { reset } from 'cloudflare:test'
import { instantAt } from '../../../schema/booking/instant.ts'
import { pick, seeded } from '../../support/random.ts'
import { Broken, chooser, failureOf, type Outcome } from '../engine.ts'
import { allTexts } from '../look.ts'
import { checks } from './checks.ts'
import { deskSteps } from './desk-steps.ts'
import { look } from './look.ts'
import { reporterSteps } from './reporter-steps.ts'
import { NOTE, NOTICE, World } from './world.ts'

const chosen = chooser([...reporterSteps, ...deskSteps])

/** An ordinary week, the days before the Spring Festival, and those before the National Day. */
const starts = ['2027-03-16', '2027-02-02', '2027-09-28'].map((day) => instantAt(day, '08:00'))

/** Every so many steps, and at the end, every receipt is used and every table is read for what must not stand there. */
const ALL_EVERY = 100

const checkTables = async (world: World): Promise<void> => {
  const seen = await look(world)
  for (const [promise, check] of Object.entries(checks)) {
    const wrong = check(world, seen, world.seen)
    if (wrong.length > 0) throw new Broken(promise, wrong.slice(0, 3))
  }
  world.seen = seen
}

const checkAll = async (world: World): Promise<void> => {
  for (const reporter of world.sent) await world.look(reporter)
  const texts = await allTexts(world.casebook)
  const clear = [...world.planted, NOTE, NOTICE].filter((planted) => texts.includes(planted))
  if (clear.length > 0) throw new Broken('nothing that people wrote stands in clear', clear.slice(0, 3))
}

/** Runs the steps with these numbers. A step draws its chances from its own number, so that others can be left out. */
export const run = async (seed: number, steps: readonly number[]): Promise<Outcome & { reports: number }> => {
  await reset()
  const first = seeded(seed)
  const world = new World(pick(first, starts), first)
  const [done, log]: [number[], string[]] = [[], []]
  const outcome = () => ({ reports: world.sent.length, log })
  try {
    for (const step of steps) {
      done.push(step)
      world.random = seeded(seed * 1_000_003 + step)
      log.push(`${step} ${new Date(world.nowMs).toISOString()}`)
      log.push(`${log.pop()} ${await chosen(world.random())(world)}`)
      await checkTables(world)
      if (done.length % ALL_EVERY === 0 || done.length === steps.length) await checkAll(world)
    }
  } catch (error) {
    return { ...outcome(), failure: failureOf(error, done, log) }
  }
  return outcome()
}
