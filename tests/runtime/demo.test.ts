import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readLedger } from '../../scripts/bench/booking/ledger-file.ts'
import { countRows } from '../../scripts/bench/casework/casebook-file.ts'
import { policy } from '../../functions/policy.ts'
import { environment } from '../../scripts/lib/run.mjs'
import { freshFolder } from './portal-process.ts'

const folder = freshFolder()
afterAll(folder.remove)

const runs = (file: string, args: string[] = [], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [`scripts/demo/${file}`, ...args], {
    env: environment({ PORTAL_DATA: folder.path, ...more }),
    encoding: 'utf8',
  })

it('a demo plays a week into an empty folder, once, and says who may sign in', () => {
  const production = { PORTAL_ENV: 'production' }
  expect(runs('seed.ts', [], production)).toMatchObject({ status: 1, stdout: '' })
  const { status, stdout, stderr } = runs('seed.ts')
  expect(status, stderr).toBe(0)
  for (const { id } of policy.desk.roles) expect(stdout).toContain(`demo-${id} `)
  const sent = 2 * policy.requests.length + 1
  expect(countRows(folder.path, 'reports')).toBe(sent)
  expect(readLedger(folder.path, [], []).confirmed).toBeGreaterThan(10)
  expect(runs('seed.ts')).toMatchObject({ status: 1, stderr: expect.stringContaining('not empty') })
  expect(countRows(folder.path, 'reports')).toBe(sent)
  expect(statSync(join(folder.path, 'demo.json')).mode & 0o777).toBe(0o600)
  expect(runs('code.ts', ['demo-registrar']).stdout).toMatch(/^\d{6}\n/)
  expect(runs('code.ts', ['nobody']).status).toBe(1)
  expect(runs('code.ts', ['demo-registrar'], production)).toMatchObject({ status: 1, stdout: '' })
}, 180_000)
