import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folders of deploy/workerd/config.ts that have an order (decision 59). */
export const CASEWORK = 'portal-casework'
export const ALBUMS = 'portal-album'
export const STAFF = 'portal-staff'

/** In which workerd keeps the alarms of all objects of a namespace. */
export const ALARMS = 'metadata.sqlite'

const OBJECT = /^[0-9a-f]{64}\.sqlite$/

/** A file of the data folder by its path below it, with `/` between. */
export const pathIn = (space: string, file: string): string => `objects/${space}/${file}`

const hmac = (key: Buffer, of: string | Buffer): Buffer =>
  createHmac('sha256', key).update(of).digest().subarray(0, 16)

/** The id, and so the file, of the object that has this name: as workerd makes it of the namespace's unique key. */
export const objectFile = (space: string, name: string): string => {
  const key = createHash('sha256').update(space).digest()
  const id = hmac(key, name)
  return `${Buffer.concat([id, hmac(key, id)]).toString('hex')}.sqlite`
}

/** The namespaces that have a folder. */
export const spacesIn = (data: string): string[] => {
  const objects = join(data, 'objects')
  return existsSync(objects) ? readdirSync(objects).toSorted() : []
}

/** The objects of a namespace, by their files. */
export const objectsIn = (data: string, space: string): string[] => {
  const folder = join(data, 'objects', space)
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => OBJECT.test(name))
        .toSorted()
    : []
}
