import { problemStatus, type ProblemCode } from '../../../schema/problems.ts'
import { admit } from '../../admit.ts'
import { doorText } from '../../form-door.ts'
import { t } from '../../words.ts'
import { keepUpload } from '../photos/index.ts'
import type { Visit } from './show.tsx'

/** Why a photo was not taken in: a problem, or more of them than there may be. */
export type PhotoFault = ProblemCode | 'too_many'
export type KeptPhotos = { photos: string[]; fault?: PhotoFault; text?: string }

const isFault = (text: string): text is PhotoFault =>
  text === 'too_many' || Object.hasOwn(problemStatus, text)

export const photoText = (code: string | undefined, most: number): string | undefined => {
  if (code === undefined || !isFault(code)) return undefined
  return code === 'too_many'
    ? t('problems.fields.too_many', { max: most })
    : t('report.photo.why', { title: t(`problems.${code}.title`), detail: t(`problems.${code}.detail`) })
}

/** As much as `POST /api/photos` takes for one. */
const PHOTO_WEIGHT = 5
/** More bytes than a form of words has. */
const WORDS_BYTES = 128 * 1024

export const bodyBytes = (photos: number, mostPhotoBytes: number): number =>
  photos * mostPhotoBytes + WORDS_BYTES

/**
 * Takes photos in as soon as a form brings them, so that a form that is refused for something else keeps them. Counted against
 * the network only: the proof or the ticket of the form is for the report itself.
 */
export const keepPhotos = async (
  c: Visit,
  files: readonly File[],
  room: number,
  most: number,
): Promise<KeptPhotos> => {
  const photos: string[] = []
  if (files.length === 0) return { photos }
  const taken = files.slice(0, room)
  if (taken.length > 0) {
    const admitted = await admit(c, { weight: PHOTO_WEIGHT * taken.length, proof: false })
    if (!admitted.ok) return { photos, fault: admitted.problem.code, text: doorText(admitted.problem) }
  }
  const refused = (fault: PhotoFault): KeptPhotos => ({ photos, fault, text: photoText(fault, most) ?? '' })
  for (const file of taken) {
    const kept = await keepUpload(c, new Uint8Array(await file.arrayBuffer()))
    if (!kept.ok) return refused(kept.problem.code)
    photos.push(kept.value.photo)
  }
  return files.length > room ? refused('too_many') : { photos }
}

/** What stands for the files of a form in its key: the same photos chosen again are the same request. */
export const fingerprints = (files: readonly File[]): Promise<string[]> =>
  Promise.all(
    files.map(async (file) => {
      const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
      return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    }),
  )
