import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { AppEnv, Env } from '../../env.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { lookupHash } from '../../lookup-hash.ts'
import { policy } from '../../policy.ts'
import { openBytes, sealBytes } from '../../sealed.ts'
import { reencode } from './reencode.ts'

const HOUR_MS = 3_600_000
/** A case goes into another at most so often before somebody looks at it. */
const MOST_MOVES = 20

const { photo: bounds } = policy.casework

type AlbumStub = ReturnType<Env['ALBUM']['getByName']>
const uploadOf = ({ ALBUM }: Env, photo: string): AlbumStub => ALBUM.getByName(`upload:${photo}`)
const albumOf = ({ ALBUM }: Env, caseId: string): AlbumStub => ALBUM.getByName(`case:${caseId}`)

/** A photo opens only as itself; in whose album it lies does not matter. */
const contextOf = (photo: string): string => `photo:${photo}`

/** The same id for the same key, so that a photo sent again is not kept twice; nobody can tell one from the other. */
const idOf = (ring: KeyRing, key: string | undefined): string => {
  if (key === undefined) return crypto.randomUUID()
  const hex = Buffer.from(lookupHash(ring, 'photo', key), 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * Keeps a photo until its report comes: written anew, sealed, gone by itself after `waitsHours`. The same `key` and file again give
 * the same photo. Refuses `photo_format`, `photo_not_readable`, `photo_too_large`, `idempotency_key_reused`, `unavailable`.
 */
export const keepUpload = async (
  { env }: Context<AppEnv>,
  bytes: Uint8Array,
  key?: string,
): Promise<Result<{ photo: string }>> => {
  const ring = keyRing(env)
  if (!ring.ok) return ring
  if (bytes.length > bounds.mostBytes) return refuse(problem('photo_too_large'))
  const made = await reencode(bytes, bounds)
  if (!made.ok) return made
  const id = idOf(ring.value, key)
  const sealed = sealBytes(ring.value, contextOf(id), made.value)
  const bodyHash = lookupHash(ring.value, 'photo-body', createHash('sha256').update(bytes).digest('hex'))
  const waits = await uploadOf(env, id).wait(
    { id, sealed },
    bodyHash,
    Date.now() + bounds.waitsHours * HOUR_MS,
  )
  return waits ? ok({ photo: id }) : refuse(problem('idempotency_key_reused'))
}

/** Whether all of them are here, and no report has them yet. */
export const areWaiting = async (env: Env, photos: readonly string[]): Promise<boolean> =>
  (await Promise.all(photos.map((photo) => uploadOf(env, photo).isWaiting(photo)))).every(Boolean)

/** Puts a photo where its case is now. */
const keepIn = async (
  env: Env,
  caseId: string,
  reportId: string | null,
  photo: { id: string; sealed: Uint8Array },
): Promise<void> => {
  let into: string | null = caseId
  for (let moves = 0; into !== null; moves += 1) {
    if (moves > MOST_MOVES) throw new Error('cases that go into one another')
    into = (await albumOf(env, into).keep(photo, reportId)).movedTo
  }
}

/**
 * Moves waiting uploads into the album of their case, as they lie there. Again is harmless, also after it was stopped anywhere: an
 * upload goes only when its copy is kept. A photo that is gone by then, or is another report's, is left out.
 */
export const adopt = async (
  env: Env,
  caseId: string,
  reportId: string,
  photos: readonly string[],
): Promise<void> => {
  for (const id of photos) {
    const upload = uploadOf(env, id)
    const sealed = await upload.claim(id, reportId)
    if (sealed === null) continue
    await keepIn(env, caseId, reportId, { id, sealed })
    await upload.erase()
  }
}

/** Moves all photos of a case into the case that it goes into; those that still come follow. Again is harmless. */
export const mergeAlbum = async (env: Env, fromCase: string, intoCase: string): Promise<void> => {
  const from = albumOf(env, fromCase)
  for (const { id, reportId } of await from.moveTo(intoCase)) {
    const sealed = await from.sealed(id)
    if (sealed === null) continue
    await keepIn(env, intoCase, reportId, { id, sealed })
    await from.drop(id)
  }
}

/** Erases every photo of a case. Again is harmless. */
export const eraseAlbum = (env: Env, caseId: string): Promise<void> => albumOf(env, caseId).erase()

/** Erases one photo, wherever its case went since. Again is harmless. */
export const erasePhoto = async (env: Env, caseId: string, photo: string): Promise<void> => {
  let from: string | null = caseId
  for (let moves = 0; from !== null && moves <= MOST_MOVES; moves += 1) {
    const album: AlbumStub = albumOf(env, from)
    await album.drop(photo)
    from = await album.movedTo()
  }
}

/** Where a photo of a case lies, also when the case went into another since. */
const sealedIn = async (env: Env, caseId: string, photo: string): Promise<Uint8Array | null> => {
  let from: string | null = caseId
  for (let moves = 0; from !== null && moves <= MOST_MOVES; moves += 1) {
    const album: AlbumStub = albumOf(env, from)
    const sealed = await album.sealed(photo)
    if (sealed !== null) return sealed
    from = await album.movedTo()
  }
  return null
}

/** A photo of a case, opened. Refuses `photo_gone` where the case has none of that id. */
export const albumPhoto = async (
  { env }: Context<AppEnv>,
  caseId: string,
  photoId: string,
): Promise<Result<{ type: string; bytes: Uint8Array }>> => {
  const ring = keyRing(env)
  if (!ring.ok) return ring
  const sealed = await sealedIn(env, caseId, photoId)
  return sealed === null
    ? refuse(problem('photo_gone'))
    : ok({ type: 'image/jpeg', bytes: openBytes(ring.value, contextOf(photoId), sealed) })
}
