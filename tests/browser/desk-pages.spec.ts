import { expect, test } from '@playwright/test'
import { whoMay } from '../worker/who-may/index.ts'
import { caseworkStops } from './support/desk-stops/casework.ts'
import { doorStops } from './support/desk-stops/door.ts'
import { officeStops } from './support/desk-stops/office.ts'
import { registryStops } from './support/desk-stops/registry.ts'
import { playedDesk, type PlayedDesk } from './support/played-desk.ts'

// Approving and closing come after looking at what waits.
const stops = [
  ...officeStops.slice(-1),
  ...doorStops,
  ...registryStops,
  ...caseworkStops,
  ...officeStops.slice(0, -1),
]

let desk: PlayedDesk

test.describe.configure({ mode: 'default', timeout: 180_000 })
test.beforeAll(async ({ browser }) => {
  // A week takes its time on a machine that does other things too.
  test.setTimeout(240_000)
  desk = await playedDesk(browser)
})
test.afterAll(() => desk.remove())

test('every page and file of the desk is passed by', () => {
  const all = Object.keys(whoMay).filter((route) => route.startsWith('GET '))
  expect([...new Set(stops.flatMap(({ passes }) => passes))].toSorted()).toEqual(all.toSorted())
})

/** `GET /desk/cases/:number/` as what an address of it looks like. */
const addressOf = (route: string): RegExp =>
  new RegExp(`^${route.replace(/^GET /, '').replaceAll(/:\w+/g, '[^/]+')}$`)

for (const { name, passes, walk } of stops)
  test(`nothing is in anybody’s way: ${name}`, async () => {
    desk.passed()
    await walk(desk)
    const passed = desk.passed()
    expect(passes.filter((route) => !passed.some((path) => addressOf(route).test(path)))).toEqual([])
  })
