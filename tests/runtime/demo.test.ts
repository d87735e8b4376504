import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readLedger } from '../../scripts/bench/booking/ledger-file.ts'
import { countRows } from '../../scripts/bench/casework/casebook-file.ts'
import { hasTable, reading } from '../../scripts/backup/copy.ts'
import { CASEWORK, objectsIn, pathIn, STAFF } from '../../scripts/backup/object-files.ts'
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

/** Rows of the one object of a namespace that has a table, by SQL of our own. */
const rowsOf = (space: string, table: string, query: string): Record<string, unknown>[] =>
  objectsIn(folder.path, space).flatMap((name) =>
    reading(join(folder.path, pathIn(space, name)), (file) =>
      hasTable(file, table) ? file.prepare(query).all() : [],
    ),
  )
const many = (rows: Record<string, unknown>[], ...names: string[]): number =>
  rows.filter(({ name }) => names.includes(String(name))).reduce((sum, { n }) => sum + Number(n), 0)

/** What a bureau would see after a week: most is answered in time, some is open, a little is late. */
const expectsBelievableCases = (): void => {
  const status = rowsOf(CASEWORK, 'cases', 'SELECT status AS name, count(*) AS n FROM cases GROUP BY 1')
  const all = status.reduce((sum, { n }) => sum + Number(n), 0)
  expect(many(status, 'closed')).toBeGreaterThan(all * 0.4)
  expect(many(status, 'merged')).toBe(1)
  expect(many(status, 'received')).toBeLessThan(all * 0.25)
  const clocks = rowsOf(
    CASEWORK,
    'cases',
    "SELECT json_extract(state, '$.acceptedInTime') AS name, count(*) AS n FROM cases GROUP BY 1",
  )
  expect(many(clocks, '1')).toBeGreaterThan(all * 0.6)
  expect(many(clocks, '0')).toBeGreaterThanOrEqual(2)
  expect(many(clocks, '0')).toBeLessThan(all * 0.2)
  const day = 24 * 3_600_000
  const dueSoon = rowsOf(
    CASEWORK,
    'cases',
    `SELECT number FROM cases WHERE status IN ('received', 'accepted') AND next_ms BETWEEN ${Date.now()} AND ${Date.now() + day}`,
  )
  expect(dueSoon.length).toBeGreaterThanOrEqual(3)
  const outcomes = rowsOf(
    CASEWORK,
    'cases',
    "SELECT DISTINCT json_extract(state, '$.outcome') AS name FROM cases WHERE status = 'closed'",
  )
  expect(outcomes.length).toBeGreaterThan(8)
  const events = rowsOf(CASEWORK, 'events', 'SELECT event AS name, count(*) AS n FROM events GROUP BY 1')
  expect(many(events, 'asked')).toBeGreaterThanOrEqual(1)
  const handedTo = rowsOf(CASEWORK, 'events', "SELECT DISTINCT data FROM events WHERE event = 'assigned'")
  expect(handedTo.length).toBeGreaterThanOrEqual(3)
}

it('a demo plays a week into an empty folder, once, and says who may sign in', () => {
  const production = { PORTAL_ENV: 'production' }
  expect(runs('seed.ts', [], production)).toMatchObject({ status: 1, stdout: '' })
  const { status, stdout, stderr } = runs('seed.ts')
  expect(status, stderr).toBe(0)
  for (const { id } of policy.desk.roles) expect(stdout).toContain(`demo-${id} `)
  const sent = 2 * policy.requests.length + 1
  expect(countRows(folder.path, 'reports')).toBe(sent)
  expectsBelievableCases()
  expect(rowsOf('portal-drafts', 'drafts', 'SELECT id FROM drafts')).toHaveLength(3)
  expect(rowsOf('portal-drafts', 'steps', 'SELECT what FROM steps')).toEqual([
    { what: 'submitted' },
    { what: 'submitted' },
  ])
  const requests = rowsOf(STAFF, 'rights_requests', 'SELECT kind, closed_ms FROM rights_requests')
  expect(requests).toEqual([{ kind: 'copy', closed_ms: null }])
  expect(readLedger(folder.path, [], []).confirmed).toBeGreaterThan(10)
  expect(runs('seed.ts')).toMatchObject({ status: 1, stderr: expect.stringContaining('not empty') })
  expect(countRows(folder.path, 'reports')).toBe(sent)
  expect(statSync(join(folder.path, 'demo.json')).mode & 0o777).toBe(0o600)
  expect(runs('code.ts', ['demo-registrar']).stdout).toMatch(/^\d{6}\n/)
  expect(runs('code.ts', ['nobody']).status).toBe(1)
  expect(runs('code.ts', ['demo-registrar'], production)).toMatchObject({ status: 1, stdout: '' })
}, 180_000)
