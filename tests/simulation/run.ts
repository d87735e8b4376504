import { DAY_MS, instantAt } from '../../schema/booking/instant.ts'
import { pick, seeded } from '../support/random.ts'
import { checks, countsOf, type Before } from './checks.ts'
import { coupleSteps } from './couple-steps.ts'
import { Broken, chooser, failureOf, type Outcome } from './engine.ts'
import { allTexts, look } from './look.ts'
import { otherSteps } from './other-steps.ts'
import { Reader } from './reader.ts'
import { World } from './world.ts'

const chosen = chooser([...coupleSteps, ...otherSteps])

/** An ordinary week, the days around New Year, and those before the Spring Festival, which no office works through. */
const starts = ['2026-12-01', '2026-12-28', '2027-01-11', '2027-01-29'].map((day) => instantAt(day, '08:00'))

let runs = 0

const checkAll = async (world: World, before: Before, reader: Reader): Promise<Before> => {
  const seen = await look(world)
  for (const [promise, check] of Object.entries(checks)) {
    const wrong = check(world, seen, before)
    if (wrong.length > 0) throw new Broken(promise, wrong.slice(0, 3))
  }
  await reader.compare(world, seen)
  world.owed.length = 0
  world.claims.length = 0
  return {
    counts: countsOf(seen.places),
    offers: new Set(
      seen.places.flatMap(({ holdId, offeredTo }) => (offeredTo === null ? [] : (holdId ?? []))),
    ),
  }
}

/** No table holds a name, an ID number or a phone that can be read. */
const checkTexts = async (world: World): Promise<void> => {
  const texts = await allTexts(world.ledger)
  const secrets = world.couples.flatMap(({ data }) => [
    data.phone,
    ...data.people.flatMap(({ name, idNumber }) => [name, idNumber]),
  ])
  const clear = [...new Set(secrets)].filter((secret) => texts.includes(secret))
  if (clear.length > 0) throw new Broken('nothing about people stands in clear', clear.slice(0, 3))
}

/** Every so many steps, and at the end, every table is read through for what must not stand there. */
const TEXTS_EVERY = 100

/** Runs the steps with these numbers. A step draws its chances from its own number, so that others can be left out. */
export const run = async (seed: number, steps: readonly number[]): Promise<Outcome & { couples: number }> => {
  const first = seeded(seed)
  const startMs = pick(first, starts) + Math.floor(first() * 3) * DAY_MS
  const world = new World(`simulation ${seed} ${(runs += 1)}`, startMs, first)
  const reader = new Reader()
  const [done, log]: [number[], string[]] = [[], []]
  const outcome = () => ({ couples: world.couples.length, log })
  let before: Before = { counts: new Map(), offers: new Set() }
  try {
    for (const step of steps) {
      done.push(step)
      world.random = seeded(seed * 1_000_003 + step)
      log.push(`${step} ${new Date(world.nowMs).toISOString()}`)
      log.push(`${log.pop()} ${await chosen(world.random())(world)}`)
      before = await checkAll(world, before, reader)
      if (done.length % TEXTS_EVERY === 0 || done.length === steps.length) await checkTexts(world)
    }
  } catch (error) {
    return { ...outcome(), failure: failureOf(error, done, log) }
  }
  return outcome()
}
