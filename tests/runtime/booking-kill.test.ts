import { expect, it } from 'vitest'
import { killRun } from '../../scripts/bench/booking/kill/run.ts'

it('loses no acknowledged booking and changes no answer through kill -9 under load', async () => {
  const line = await killRun({ kills: 3, writes: 450, couplesAtOnce: 16, seed: 20270520 })
  expect(line.firstGone).toBeUndefined()
  expect(line.firstChange).toBeUndefined()
  expect(line).toMatchObject({ kills: 3, gone: 0, lost: 0, changed: 0, overbooked: 0, twice: 0, errors: 0 })
  expect(line.acknowledgedWrites).toBeGreaterThanOrEqual(450)
  expect(line.replayed).toBeGreaterThan(400)
  expect(line.confirmed).toBe(line.shouldBe)
  expect(line.held).toBe(0)
}, 60_000)
