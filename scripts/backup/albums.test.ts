import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dump, plantDatabase } from '../../tests/support/backups.ts'
import { addAlbums, albumsOfCases } from './albums.ts'
import { copyDatabase } from './copy.ts'
import { ALARMS, ALBUMS, objectFile, pathIn } from './object-files.ts'

const KV = 'CREATE TABLE IF NOT EXISTS _cf_KV (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;'
let data = ''

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'portal-albums-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const fileOf = (name: string): string => join(data, pathIn(ALBUMS, objectFile(ALBUMS, name)))
const keep = (name: string, ...keys: string[]): void =>
  plantDatabase(
    fileOf(name),
    `${KV} ${keys.map((key) => `INSERT INTO _cf_KV VALUES ('${key}', 'x');`).join('')}`,
  )
const drop = (name: string, key: string): void => {
  const file = new DatabaseSync(fileOf(name))
  file.prepare('DELETE FROM _cf_KV WHERE key = ?').run(key)
  file.close()
}

/** What was kept of each album in the end; `meanwhile` happens after a file was put in. */
const added = async (cases: string[], meanwhile: (path: string) => void = () => undefined) => {
  const kept = new Map<string, string[]>()
  const known = new Set(cases.map((id) => objectFile(ALBUMS, `case:${id}`)))
  await addAlbums(data, known, async (path, isWanted = () => true) => {
    const copy = join(data, 'copy.sqlite')
    copyDatabase(join(data, path), copy)
    if (isWanted(copy))
      kept.set(
        path,
        (dump(copy)['_cf_KV'] ?? '').split('\n').map((row) => (JSON.parse(row) as string[])[0] ?? ''),
      )
    meanwhile(path)
    return Promise.resolve()
  })
  return (name: string): string[] | undefined => kept.get(pathIn(ALBUMS, objectFile(ALBUMS, name)))
}

/** Two cases, of which the first is copied first. */
const twoCases = (): [string, string] => {
  const [one, other] = ['a', 'b'].toSorted((a, b) =>
    objectFile(ALBUMS, `case:${a}`).localeCompare(objectFile(ALBUMS, `case:${b}`)),
  )
  return [one ?? '', other ?? '']
}

describe('the albums of a backup', () => {
  it('are those of known cases and the uploads that wait; what nothing would erase stays out', async () => {
    keep('case:a', 'photo:1')
    keep('upload:2', 'photo:2', 'until')
    keep('upload:3')
    keep('case:later', 'photo:4')
    const of = await added(['a'])
    expect([of('case:a'), of('upload:2'), of('upload:3'), of('case:later')]).toEqual([
      ['photo:1'],
      ['photo:2', 'until'],
      undefined,
      undefined,
    ])
  })

  it('hold a photo that goes from its upload to its case meanwhile, whenever it goes', async () => {
    for (const at of ['upload:1', 'upload:2']) {
      keep('case:a')
      for (const id of ['1', '2']) keep(`upload:${id}`, `photo:${id}`, 'until')
      let isGone = false
      const of = await added(['a'], (path) => {
        if (isGone || !path.endsWith(objectFile(ALBUMS, at))) return
        isGone = true
        keep('case:a', 'photo:1')
        rmSync(fileOf('upload:1'))
        keep('upload:1')
      })
      expect([...(of('case:a') ?? []), ...(of('upload:1') ?? [])], at).toContain('photo:1')
      rmSync(join(data, 'objects'), { recursive: true })
    }
  })

  it('hold a photo whose case goes into another meanwhile, in whatever order the two are copied', async () => {
    const [first, second] = twoCases()
    for (const [from, into] of [
      [first, second],
      [second, first],
    ] as const) {
      keep(`case:${from}`, 'photo:1')
      keep(`case:${into}`, 'photo:2')
      let isMoved = false
      const of = await added([first, second], (path) => {
        if (isMoved || !path.endsWith(objectFile(ALBUMS, `case:${first}`))) return
        isMoved = true
        keep(`case:${into}`, 'photo:1')
        keep(`case:${from}`, 'moved-to')
        drop(`case:${from}`, 'photo:1')
      })
      expect([...(of(`case:${from}`) ?? []), ...(of(`case:${into}`) ?? [])]).toContain('photo:1')
      rmSync(join(data, 'objects'), { recursive: true })
    }
  })

  it('are not copied where workerd names them otherwise', async () => {
    plantDatabase(
      join(data, pathIn(ALBUMS, ALARMS)),
      "CREATE TABLE _cf_ALARM (actor_id TEXT, scheduled_time INTEGER, actor_name TEXT); INSERT INTO _cf_ALARM VALUES ('abc', 1, 'upload:1')",
    )
    await expect(added([])).rejects.toThrow('photos would be left out')
  })
})

it('knows the albums by the cases of a casebook, and of a file without cases none', () => {
  const path = join(data, 'casebook.sqlite')
  plantDatabase(path, 'CREATE TABLE other (id TEXT)')
  expect(albumsOfCases(path)).toEqual(new Set())
  plantDatabase(path, "CREATE TABLE cases (id TEXT); INSERT INTO cases VALUES ('a')")
  expect(albumsOfCases(path)).toEqual(new Set([objectFile(ALBUMS, 'case:a')]))
})
