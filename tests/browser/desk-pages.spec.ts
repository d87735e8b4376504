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
  desk = await playedDesk(browser)
})
test.afterAll(() => desk.remove())

test('every page and file of the desk is passed by', () => {
  const all = Object.keys(whoMay).filter((route) => route.startsWith('GET '))
  expect([...new Set(stops.flatMap(({ passes }) => passes))].toSorted()).toEqual(all.toSorted())
})

for (const { name, walk } of stops)
  test(`nothing is in anybody’s way: ${name}`, async () => {
    await walk(desk)
  })
