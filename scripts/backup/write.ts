import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { instantText } from '../../schema/booking/instant.ts'
import type { AuditRow } from '../../schema/desk/audit.ts'
import { isAuditSigned } from '../../functions/audit-signature.ts'
import type { KeyRing } from '../../functions/keys.ts'
import { auditRowsIn, faultIn, faultText, headOf, type Head } from '../desk/audit-file.ts'
import { ringOf, ringText } from '../desk/ring.mjs'
import { root } from '../lib/run.mjs'
import { Stop } from '../lib/steps.mjs'
import { addAlbums, albumsOfCases } from './albums.ts'
import { writeArchive, type Archive } from './archive.ts'
import { copyDatabase, rowCounts } from './copy.ts'
import { KEYS, MANIFEST, RECIPIENTS, type Manifest, type ManifestFile } from './manifest.ts'
import { ALARMS, ALBUMS, CASEWORK, objectsIn, pathIn, spacesIn, STAFF } from './object-files.ts'

/** `fault`: the first row of the audit that is wrong in the portal itself. */
export type Written = { files: number; audit: Head | undefined; fault: string | undefined }

const versionIn = (file: string): string => {
  const { version } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { version: string }
  return version
}

/** Copies file after file of the running portal into an archive; in `scratch` there is one copy at a time. */
class Copies {
  readonly #files = new Map<string, ManifestFile>()
  readonly #data: string
  readonly #archive: Archive
  readonly #copy: string

  constructor(data: string, archive: Archive, scratch: string) {
    this.#data = data
    this.#archive = archive
    this.#copy = join(scratch, 'copy.sqlite')
  }

  get files(): ManifestFile[] {
    return [...this.#files.values()]
  }

  /** A database; `look` sees the copy before it goes in, and keeps it out with `false`. A file that is put in again counts as it was last. */
  add = async (path: string, look: (copy: string) => boolean = () => true): Promise<void> => {
    copyDatabase(join(this.#data, path), this.#copy)
    if (!look(this.#copy)) return
    const added = await this.#archive.addFile(path, this.#copy)
    this.#files.set(path, { path, ...added, rows: rowCounts(this.#copy) })
    rmSync(this.#copy)
  }

  text = async (path: string, text: string): Promise<void> => {
    this.#files.set(path, { path, ...(await this.#archive.addText(path, text)) })
  }
}

/**
 * Everything of the data folder, in the order that makes it sound (decision 59): the casebook, the albums, the other objects, the alarms, and
 * last the staff, so that no act is without its row in the audit.
 */
const copyAll = async (data: string, copies: Copies): Promise<AuditRow[]> => {
  let known: ReadonlySet<string> = new Set()
  const casebook = (copy: string): true => {
    known = new Set([...known, ...albumsOfCases(copy)])
    return true
  }
  for (const file of objectsIn(data, CASEWORK)) await copies.add(pathIn(CASEWORK, file), casebook)
  await addAlbums(data, known, copies.add)
  const spaces = spacesIn(data)
  for (const space of spaces.filter((name) => ![CASEWORK, ALBUMS, STAFF].includes(name)))
    for (const file of objectsIn(data, space)) await copies.add(pathIn(space, file))
  for (const space of spaces)
    if (existsSync(join(data, 'objects', space, ALARMS))) await copies.add(pathIn(space, ALARMS))
  const rows: AuditRow[] = []
  for (const file of objectsIn(data, STAFF))
    await copies.add(pathIn(STAFF, file), (copy) => {
      rows.push(...auditRowsIn(copy))
      return true
    })
  return rows
}

/** Without the keys of these data, nobody could read a name in them. */
const ownRing = (data: string, rows: readonly AuditRow[]): KeyRing => {
  const ring = ringOf(data)
  if (rows.length > 0 && !rows.some((row) => isAuditSigned(ring, row)))
    throw new Stop(
      '这不是这些数据的密钥：操作记录没有一条是用它签的。请核对 PORTAL_KEYS。\nPORTAL_KEYS is not the key ring of this data: it signed no row of the audit.',
    )
  return ring
}

const faultOf = (data: string, rows: readonly AuditRow[]): string | undefined => {
  const fault = faultIn(rows, ownRing(data, rows))
  return fault && faultText(fault)
}

/** Writes everything that a data folder holds, key ring included, into a new encrypted file at `path`. */
export const writeBackup = async (
  data: string,
  { path, recipients, scratch }: { path: string; recipients: readonly string[]; scratch: string },
): Promise<Written> => {
  const began = instantText(Date.now())
  let written: Written = { files: 0, audit: undefined, fault: undefined }
  await writeArchive(path, recipients, async (archive) => {
    const copies = new Copies(data, archive, scratch)
    const rows = await copyAll(data, copies)
    const audit = headOf(rows)
    written = { files: copies.files.length, audit, fault: faultOf(data, rows) }
    await copies.text(KEYS, ringText(data))
    await copies.text(RECIPIENTS, recipients.map((recipient) => `${recipient}\n`).join(''))
    const manifest: Manifest = {
      format: 1,
      began,
      ended: instantText(Date.now()),
      portal: versionIn('package.json'),
      workerd: versionIn('node_modules/workerd/package.json'),
      node: process.version,
      audit: audit ?? null,
      files: copies.files,
    }
    await archive.addText(MANIFEST, JSON.stringify(manifest, undefined, 1))
  })
  return written
}
