import { spawnSync } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { readLedger } from '../../scripts/bench/booking/ledger-file.ts'
import { countRows } from '../../scripts/bench/casework/casebook-file.ts'
import { policy } from '../../functions/policy.ts'
import { environment } from '../../scripts/lib/run.mjs'
import { bindings } from './backup-load.ts'
import { freshFolder, onWorkerd, type Running } from './portal-process.ts'

const folder = freshFolder()
let portal: Running | undefined
afterAll(async () => {
  await portal?.kill('SIGKILL')
  folder.remove()
})

it('a demo fills an empty portal through its doors, once, and says who may sign in', async () => {
  const started = await onWorkerd(folder.path, undefined, bindings)
  portal = started
  const seeds = (more: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['scripts/demo/seed.ts'], {
      env: environment({ PORTAL_DATA: folder.path, PORTAL_PORT: String(started.port), ...more }),
      encoding: 'utf8',
    })
  expect(seeds({ PORTAL_ENV: 'production' })).toMatchObject({ status: 1, stdout: '' })
  const { status, stdout } = seeds()
  expect(status).toBe(0)
  for (const { id } of policy.desk.roles) expect(stdout).toContain(`demo-${id} `)
  expect(countRows(folder.path, 'reports')).toBe(2 * policy.requests.length)
  expect(readLedger(folder.path, [], []).confirmed).toBeGreaterThan(10)
  const again = seeds()
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('not empty') })
  expect(countRows(folder.path, 'reports')).toBe(2 * policy.requests.length)
}, 180_000)
