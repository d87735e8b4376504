import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openClient } from '../../scripts/bench/booking/client.ts'
import { askHold, readHold } from '../../scripts/bench/booking/couple.ts'
import type { Told } from '../../scripts/bench/booking/kill/journal.ts'
import { lookUp } from '../../scripts/bench/booking/kill/life.ts'
import { openLedgerFile } from '../../scripts/bench/booking/ledger-file.ts'
import { askOpenTimes } from '../../scripts/bench/booking/times.ts'
import { looksUp } from '../../scripts/bench/casework/asking.ts'
import { hasTable, reading } from '../../scripts/backup/copy.ts'
import { manifestSchema } from '../../scripts/backup/manifest.ts'
import {
  ALBUMS,
  CASEWORK,
  objectFile,
  objectsIn,
  pathIn,
  spacesIn,
  STAFF,
} from '../../scripts/backup/object-files.ts'
import { auditRows, headOf } from '../../scripts/desk/audit-file.ts'
import { dump, runs, starts } from '../support/backups.ts'
import { bindings, desks, loadOf, pause, type Drafted } from './backup-load.ts'
import { freshFolder, onWorkerd, type Running } from './portal-process.ts'

const running: Running[] = []
const folders: { remove: () => void }[] = []
/** Also where a test failed: a server that goes on would keep the whole run. */
afterEach(async () => {
  for (const portal of running.splice(0)) await portal.kill('SIGKILL')
  for (const folder of folders.splice(0)) folder.remove()
})

const portalOn = async (data: string, more: Record<string, string> = {}): Promise<Running> => {
  const portal = await onWorkerd(data, undefined, { ...bindings, ...more })
  running.push(portal)
  return portal
}

const newFolder = (): string => {
  const folder = freshFolder()
  folders.push(folder)
  return folder.path
}

const DRAFTS = 'portal-drafts'

/** The rows of a table of the one object of a namespace that has it. */
const rowsOf = (data: string, space: string, table: string): Record<string, unknown>[] =>
  objectsIn(data, space).flatMap((name) =>
    reading(join(data, pathIn(space, name)), (file) =>
      hasTable(file, table) ? file.prepare(`SELECT * FROM ${table}`).all() : [],
    ),
  )

/** Photos that a report has and that lie nowhere. */
const lostPhotos = (data: string): string[] => {
  const caseOf = new Map(rowsOf(data, CASEWORK, 'reports').map((row) => [row['id'], row['case_id']]))
  return rowsOf(data, CASEWORK, 'photos')
    .filter(({ id, report_id: report }) => {
      const albums = [`case:${String(caseOf.get(report))}`, `upload:${String(id)}`].map((name) =>
        objectFile(ALBUMS, name),
      )
      return !albums.some((name) => {
        if (!objectsIn(data, ALBUMS).includes(name)) return false
        return (dump(join(data, pathIn(ALBUMS, name)))['_cf_KV'] ?? '').includes(`"photo:${String(id)}"`)
      })
    })
    .map(({ id }) => String(id))
}

/** Every version that was acknowledged is there, word for word, and every step. */
const expectsDrafts = (data: string, drafted: readonly Drafted[]): void => {
  const versions = rowsOf(data, DRAFTS, 'versions').map(
    ({ draft, version, title }) => `${String(draft)} ${Number(version)} ${String(title)}`,
  )
  for (const { draft, version, title } of drafted) expect(versions).toContain(`${draft} ${version} ${title}`)
  const submitted = rowsOf(data, DRAFTS, 'steps').map(
    ({ draft, version, what }) => `${String(what)} ${String(draft)} ${Number(version)}`,
  )
  for (const { draft, version } of drafted.filter((one) => one.submitted))
    expect(submitted).toContain(`submitted ${draft} ${version}`)
}

it('holds every write that was acknowledged before it began, and nothing by halves, under load', async () => {
  const [source, folder] = [newFolder(), newFolder()]
  const portal = await portalOn(source)
  const key = join(folder, 'safe.key')
  expect(runs(source, 'key', '--to', key).status).toBe(0)
  const load = await loadOf(portal, source)
  const { journal, reports } = load
  await load.until(
    () =>
      journal.writes >= 150 &&
      reports.filter(({ photos }) => photos > 0).length >= 3 &&
      load.acts() >= 10 &&
      load.drafted.filter(({ submitted }) => submitted).length >= 2,
  )
  // From here on it may be in the backup or not; what is before must be.
  const before = { told: journal.all.length, reports: reports.length, writes: journal.writes }
  const drafted = structuredClone(load.drafted)
  const head = headOf(auditRows(source))
  const file = join(folder, 'under-load.age')
  const made = await starts(source, '--to', file).ended
  expect(made).toMatchObject({ status: 0, out: expect.stringContaining('Backed up') })
  const during = { writes: journal.writes - before.writes, reports: reports.length - before.reports }
  // The load went on meanwhile: nobody waited for the backup. (How many writes fit in is the machine's affair.)
  expect(during.writes).toBeGreaterThan(0)
  await pause(300)
  await load.end()
  const beats = await (await fetch(`${portal.url}/api/ready`)).json()
  expect(beats).toMatchObject({ ok: true })
  await portal.kill('SIGKILL')

  const into = join(folder, 'restored')
  const expected = `${head?.seq}:${head?.hash}`
  const restored = runs(source, 'restore', file, '--into', into, '--key', key, '--expect', expected)
  expect(restored).toMatchObject({ status: 0, out: expect.stringContaining('The audit is whole') })

  // Outside check: by SQL of our own, before anything runs on it.
  const bookings = rowsOf(into, 'portal-booking', 'bookings')
  expect(bookings.length).toBeGreaterThanOrEqual(
    new Set(journal.all.slice(0, before.told).map(({ code }) => code)).size,
  )
  expect(rowsOf(into, CASEWORK, 'reports').length).toBeGreaterThanOrEqual(before.reports)
  expect(lostPhotos(into)).toEqual([])
  expectsDrafts(into, drafted)
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(into, 'manifest.json'), 'utf8')))
  expect(manifest.audit).toEqual(headOf(auditRows(into)))
  expect(rowsOf(into, STAFF, 'sessions')).toEqual([])

  const again = await portalOn(into)
  const client = await openClient(again.url, 8)
  const allowed = new Map<string, Set<string>>()
  const party = new Map<string, Told['party']>()
  for (const [at, told] of journal.all.entries()) {
    const one = `${told.state} ${told.time.start}`
    if (at < before.told) allowed.set(told.code, new Set([one]))
    else allowed.get(told.code)?.add(one)
    party.set(told.code, told.party)
  }
  for (const [code, states] of allowed) {
    const found = await lookUp(client.send, code, party.get(code) ?? { people: [], phone: '' })
    expect(states, code).toContain(`${found.booking.state} ${found.booking.start}`)
  }
  for (const { receipt, kind } of reports.slice(0, before.reports))
    expect(await looksUp(client, receipt)).toMatchObject({ kind })
  // What was on its way into an album when the casebook was copied arrives.
  const waiting = (): number =>
    rowsOf(into, CASEWORK, 'photos').filter(({ adopted }) => adopted === 0n).length
  for (let tried = 0; waiting() > 0 && tried < 200; tried += 1) await pause(100)
  expect(waiting()).toBe(0)
  expect(lostPhotos(into)).toEqual([])
  // The restored portal takes what is new.
  const [first] = await askOpenTimes(again, desks)
  if (first === undefined) throw new Error('no free time')
  expect(readHold(await client.send(askHold(first, crypto.randomUUID())))).toBeDefined()
  await client.close()
  await again.kill()

  // And at rest: file by file, row by row the same.
  const [still, quiet] = [join(folder, 'quiet.age'), join(folder, 'quiet')]
  expect(runs(source, 'backup', '--to', still).status).toBe(0)
  expect(runs(source, 'restore', still, '--into', quiet, '--key', key).status).toBe(0)
  for (const space of spacesIn(source).filter((name) => name !== ALBUMS))
    for (const name of objectsIn(source, space)) {
      const [from, to] = [source, quiet].map((data) => dump(join(data, pathIn(space, name))))
      if (space === STAFF && from !== undefined) from['sessions'] = ''
      expect(to, pathIn(space, name)).toEqual(from)
    }
  expect(lostPhotos(quiet)).toEqual([])
  expect(readdirSync(source).filter((name) => name.startsWith('.'))).toEqual([])
}, 180_000)

it('rings the alarms of the restored objects: a hold that runs out is given back though nobody asks', async () => {
  const [source, folder] = [newFolder(), newFolder()]
  const timed = { PORTAL_TEST_CLOCK: 'on' }
  const portal = await portalOn(source, timed)
  const [time] = await askOpenTimes(portal, desks)
  if (time === undefined) throw new Error('no free time')
  const { office, appointment, start } = time
  const startMs = Date.now()
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const held = await fetch(`${portal.url}/api/holds`, {
    method: 'POST',
    headers: { ...headers, 'portal-now': new Date(startMs).toISOString() },
    body: JSON.stringify({ office, appointment, start }),
  })
  expect(held.status).toBe(201)
  const { expiresAt } = (await held.json()) as { expiresAt: string }
  // The clock of the ledger is set to twenty seconds before the end, and goes on from there.
  const late = new Date(Date.parse(expiresAt) - 20_000).toISOString()
  const path = `/api/availability?office=${office}&appointment=${appointment}&date=${start.slice(0, 10)}`
  expect((await fetch(`${portal.url}${path}`, { headers: { 'portal-now': late } })).status).toBe(200)
  const key = join(folder, 'safe.key')
  runs(source, 'key', '--to', key)
  const [file, into] = [join(folder, 'held.age'), join(folder, 'restored')]
  expect(runs(source, 'backup', '--to', file).status).toBe(0)
  await portal.kill('SIGKILL')
  expect(runs(source, 'restore', file, '--into', into, '--key', key).status).toBe(0)
  const holds = (): number => {
    const ledger = openLedgerFile(into, true)
    try {
      return Number(
        ledger.prepare('SELECT count(*) AS many FROM places WHERE hold_id IS NOT NULL').get()?.['many'],
      )
    } finally {
      ledger.close()
    }
  }
  expect(holds()).toBe(1)
  const again = await portalOn(into, timed)
  for (let tried = 0; holds() > 0 && tried < 500; tried += 1) await pause(100)
  expect(holds()).toBe(0)
  await again.kill()
}, 120_000)
