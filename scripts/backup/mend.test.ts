import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dump, plantDatabase } from '../../tests/support/backups.ts'
import { endSessions, mendAlarms } from './mend.ts'
import { ALARMS, pathIn, STAFF } from './object-files.ts'

let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'portal-mend-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const SPACE = 'portal-booking'
const id = (sign: string): string => sign.repeat(64)
const object = (sign: string, atNs?: string): void =>
  plantDatabase(
    join(data, pathIn(SPACE, `${id(sign)}.sqlite`)),
    atNs === undefined
      ? 'CREATE TABLE t (x)'
      : `CREATE TABLE _cf_METADATA (key INTEGER PRIMARY KEY, value BLOB); INSERT INTO _cf_METADATA VALUES (1, ${atNs})`,
  )
const NS = '1795717573002000000'
const LATER = '1795717999002000000'

it('every alarm that an object knows of is in the list, none later than it thinks, and none of nobody', () => {
  object('a', NS)
  object('b', NS)
  object('c', LATER)
  object('d')
  plantDatabase(
    join(data, pathIn(SPACE, ALARMS)),
    `CREATE TABLE _cf_ALARM (actor_id TEXT PRIMARY KEY, scheduled_time INTEGER, actor_name TEXT) WITHOUT ROWID;
     INSERT INTO _cf_ALARM VALUES ('${id('b')}', ${LATER}, 'b'), ('${id('c')}', ${NS}, 'c'), ('${id('e')}', ${NS}, 'e')`,
  )
  mendAlarms(data)
  expect(dump(join(data, pathIn(SPACE, ALARMS)))['_cf_ALARM']?.split('\n')).toEqual([
    `["${id('a')}","${NS}n",null]`,
    `["${id('b')}","${NS}n","b"]`,
    `["${id('c')}","${NS}n","c"]`,
  ])
})

it('makes the list where a namespace has none', () => {
  object('a', NS)
  mendAlarms(data)
  expect(dump(join(data, pathIn(SPACE, ALARMS)))['_cf_ALARM']).toBe(`["${id('a')}","${NS}n",null]`)
})

it('ends every session, and nothing else', () => {
  const path = join(data, pathIn(STAFF, `${id('a')}.sqlite`))
  plantDatabase(
    path,
    "CREATE TABLE sessions (id); INSERT INTO sessions VALUES ('s'); CREATE TABLE staff (id); INSERT INTO staff VALUES ('p')",
  )
  endSessions(data)
  expect(dump(path)).toEqual({ sessions: '', staff: '["p"]' })
})
