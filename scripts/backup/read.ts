import { Decrypter } from 'age-encryption'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { extract, type Extract } from 'tar-stream'
import { Stop } from '../lib/steps.mjs'
import { MANIFEST, manifestSchema, PATHS, type Manifest } from './manifest.ts'

const WRONG_KEY = '这把钥匙打不开这个备份。\nThis key does not open this backup.'
const NO_BACKUP =
  '这不是门户的备份，或者开头就坏了。\nThis is no backup of the portal, or it is broken at its beginning.'
const NOT_WHOLE =
  '备份不完整，或者被改过：不能用。\nThe backup is cut short or was changed: it cannot be used.'

const decrypterFor = (identities: readonly string[]): Decrypter => {
  const decrypter = new Decrypter()
  try {
    for (const identity of identities) decrypter.addIdentity(identity)
  } catch {
    throw new Stop('钥匙文件里没有 AGE-SECRET-KEY-…\nThere is no identity of age in the key file.')
  }
  return decrypter
}

/** The identities of a key file: its lines that are no comments. */
export const identitiesIn = (text: string): string[] => {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const found = lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (found.length === 0)
    throw new Stop('钥匙文件里没有 AGE-SECRET-KEY-…\nThere is no identity of age in the key file.')
  return found
}

type Entry = Extract extends AsyncIterable<infer One> ? One : never
type Taken = Map<string, { bytes: number; sha256: string }>

/** One file of the tar into the folder, hashed on its way. Only paths that a backup has, and only files. */
const take = async (entry: Entry, folder: string, taken: Taken): Promise<void> => {
  const { name, type } = entry.header
  if (!PATHS.test(name) || type !== 'file') throw new Stop(NOT_WHOLE)
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const hashing = new Transform({
    transform: (chunk: Buffer, _, next) => {
      hash.update(chunk)
      bytes += chunk.length
      next(null, chunk)
    },
  })
  await pipeline(entry, hashing, createWriteStream(path, { mode: 0o600, flush: true }))
  taken.set(name, { bytes, sha256: hash.digest('hex') })
}

const unpack = async (plain: ReadableStream<Uint8Array>, folder: string): Promise<Taken> => {
  const taken: Taken = new Map()
  const tar = extract()
  const reading = pipeline(Readable.fromWeb(plain as NodeStream<Uint8Array>), tar)
  const taking = (async () => {
    for await (const entry of tar) await take(entry, folder, taken)
  })()
  await Promise.all([reading, taking])
  return taken
}

const manifestIn = (folder: string, taken: Taken): Manifest => {
  if (!taken.has(MANIFEST)) throw new Stop(NOT_WHOLE)
  const read = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')))
  if (!read.success)
    throw new Stop('这个备份是别的版本做的。\nThis backup was made by another version of the portal.')
  return read.data
}

/** Every file that the manifest names is there as it says, and nothing else. */
const compare = ({ files }: Manifest, taken: Taken): void => {
  if (files.length + 1 !== taken.size) throw new Stop(NOT_WHOLE)
  for (const { path, bytes, sha256 } of files) {
    const found = taken.get(path)
    if (found?.bytes !== bytes || found.sha256 !== sha256) throw new Stop(`${NOT_WHOLE}\n${path}`)
  }
}

const opened = async (file: string, identities: readonly string[]): Promise<ReadableStream<Uint8Array>> => {
  const decrypter = decrypterFor(identities)
  const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  try {
    return await decrypter.decrypt(sealed)
  } catch (error) {
    throw new Stop(/no identity matched/.test(String(error)) ? WRONG_KEY : NO_BACKUP)
  }
}

/** Unpacks a backup into a folder and holds it against its manifest. Stops where key or file are not right; the folder is then worth nothing. */
export const readBackup = async (
  file: string,
  identities: readonly string[],
  folder: string,
): Promise<Manifest> => {
  const plain = await opened(file, identities)
  const taken = await unpack(plain, folder).catch((error: unknown) => {
    // A full disk is a fault of this machine; whatever else goes wrong here is the file.
    const isMachine = typeof (error as NodeJS.ErrnoException).syscall === 'string'
    throw isMachine || error instanceof Stop ? error : new Stop(NOT_WHOLE)
  })
  const manifest = manifestIn(folder, taken)
  compare(manifest, taken)
  return manifest
}
