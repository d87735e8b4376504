import { Encrypter } from 'age-encryption'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { pack, type Pack } from 'tar-stream'

export type Added = { bytes: number; sha256: string }
export type Archive = {
  addFile: (name: string, path: string) => Promise<Added>
  addText: (name: string, text: string) => Promise<Added>
}

const OWNER_ONLY = 0o600

/** One file into the tar, hashed on its way. */
const put = async (tar: Pack, name: string, size: number, from: Readable): Promise<Added> => {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform: (chunk: Buffer, _, next) => {
      hash.update(chunk)
      next(null, chunk)
    },
  })
  await pipeline(from, hashing, tar.entry({ name, size, mode: OWNER_ONLY, mtime: new Date() }))
  return { bytes: size, sha256: hash.digest('hex') }
}

/**
 * Writes a tar, encrypted with age to each recipient (`age1…`), into a new file; `fill` puts the files in, one after another. In
 * memory is a chunk at a time. Rejects with what `fill` throws, or with what the disk says; the file is then worth nothing.
 */
export const writeArchive = async (
  path: string,
  recipients: readonly string[],
  fill: (archive: Archive) => Promise<void>,
): Promise<void> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const tar = pack()
  const filling = fill({
    addFile: (name, from) => put(tar, name, statSync(from).size, createReadStream(from)),
    addText: (name, text) => put(tar, name, Buffer.byteLength(text), Readable.from([Buffer.from(text)])),
  }).then(
    () => tar.finalize(),
    (error: unknown) => {
      tar.destroy(error as Error)
      throw error
    },
  )
  const encrypted = await encrypter.encrypt(Readable.toWeb(Readable.from(tar)) as ReadableStream<Uint8Array>)
  const file = createWriteStream(path, { flags: 'wx', mode: OWNER_ONLY, flush: true })
  // What went wrong first is what is told: a tar that was given up only says that it was.
  const [filled, written] = await Promise.allSettled([
    filling,
    pipeline(Readable.fromWeb(encrypted as NodeStream<Uint8Array>), file).catch((error: unknown) => {
      tar.destroy(error as Error)
      throw error
    }),
  ])
  for (const end of [filled, written]) if (end.status === 'rejected') throw end.reason
}
