import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../lib/steps.mjs'
import { KEYS, RECIPIENTS } from './manifest.ts'

/** Stops where a path is a link: what it names lies elsewhere, and is not ours to read or to write. */
export const refuseLink = (path: string): void => {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  throw new Stop(
    `这是指向别处的链接，不能用：${path}\nThis is a link to somewhere else; put the file or folder itself there: ${path}`,
  )
}

/** Stops where anything that a backup reads of a data folder is a link. The folder itself may be one. */
export const refuseLinks = (data: string): void => {
  const objects = join(data, 'objects')
  for (const path of [join(data, KEYS), join(data, RECIPIENTS), objects]) refuseLink(path)
  if (lstatSync(objects, { throwIfNoEntry: false })?.isDirectory() !== true) return
  for (const name of readdirSync(objects, { recursive: true, encoding: 'utf8' }))
    refuseLink(join(objects, name))
}
