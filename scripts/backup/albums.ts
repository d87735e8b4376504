import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hasTable, reading } from './copy.ts'
import { Stop } from '../lib/steps.mjs'
import { ALARMS, ALBUMS, objectFile, objectsIn, pathIn } from './object-files.ts'

/** So often albums are copied again that changed meanwhile; by then the cases of the copied casebook have no more to move. */
const MOST_ROUNDS = 8

/** The albums of the cases of a copied casebook, by their files. */
export const albumsOfCases = (casebook: string): Set<string> =>
  reading(casebook, (file) => {
    if (!hasTable(file, 'cases')) return new Set()
    const cases = file.prepare('SELECT id FROM cases').all()
    return new Set(cases.map(({ id }) => objectFile(ALBUMS, `case:${String(id)}`)))
  })

/** Albums are told apart by their names. Where workerd made other ids of names than we do, a backup would leave photos out. */
const refuseOtherIds = (data: string): void => {
  const alarms = join(data, pathIn(ALBUMS, ALARMS))
  if (!existsSync(alarms)) return
  reading(alarms, (list) => {
    for (const { id, name } of list.prepare('SELECT actor_id AS id, actor_name AS name FROM _cf_ALARM').all())
      if (name !== null && objectFile(ALBUMS, String(name)) !== `${String(id)}.sqlite`)
        throw new Stop(
          '这个版本的 workerd 给对象起名的办法变了，备份会漏照片：请升级门户。\nThis workerd names its objects in a way that this portal does not know; photos would be left out.',
        )
  })
}

/** What is in a copied album: nothing, an upload that goes by itself when its time is over, or photos of a case. */
const kindOf = (album: string): 'empty' | 'upload' | 'case' =>
  reading(album, (file) => {
    if (!hasTable(file, '_cf_KV')) return 'empty'
    if (file.prepare("SELECT 1 FROM _cf_KV WHERE key = 'until'").get() !== undefined) return 'upload'
    return file.prepare('SELECT 1 FROM _cf_KV').get() === undefined ? 'empty' : 'case'
  })

/** Changes whenever workerd writes to the file. */
const stampOf = (path: string): string =>
  [path, `${path}-wal`]
    .map((name) => statSync(name, { bigint: true, throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? '' : `${stat.mtimeNs} ${stat.size}`))
    .join('/')

/**
 * Puts the albums in, after the casebook, in an order in which no photo is between two of them (decision 59): uploads before the cases
 * they go to; then the albums of cases, and again each that changed since it was copied, since a merged case moves its photos. Left out
 * is what belongs to a case that the copied casebook does not know: nothing would ever erase it.
 */
export const addAlbums = async (
  data: string,
  known: ReadonlySet<string>,
  add: (path: string, isWanted?: (copy: string) => boolean) => Promise<void>,
): Promise<void> => {
  refuseOtherIds(data)
  const all = objectsIn(data, ALBUMS)
  for (const file of all.filter((name) => !known.has(name)))
    await add(pathIn(ALBUMS, file), (copy) => kindOf(copy) === 'upload')
  const stamps = new Map<string, string>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // Listed again: an upload that was copied may have gone into an album that was not there yet.
    const changed = objectsIn(data, ALBUMS).filter(
      (name) => known.has(name) && stamps.get(name) !== stampOf(join(data, pathIn(ALBUMS, name))),
    )
    if (changed.length === 0) return
    for (const file of changed) {
      const path = pathIn(ALBUMS, file)
      stamps.set(file, stampOf(join(data, path)))
      await add(path)
    }
  }
}
