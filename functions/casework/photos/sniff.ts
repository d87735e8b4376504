import type { Result } from '../../../schema/result.ts'
import { readJpeg } from './jpeg.ts'
import { notReadable, otherFormat, tagAt, type Picture } from './picture.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

/** What a file is, by its own first bytes: what a sender calls it says nothing. */
export const readPicture = (bytes: Uint8Array): Result<Picture> => {
  if (bytes.length === 0) return notReadable()
  if (begins(bytes, JPEG)) return readJpeg(bytes)
  if (begins(bytes, PNG)) return readPng(bytes)
  if (bytes.length >= 12 && tagAt(bytes, 0) === 'RIFF' && tagAt(bytes, 8) === 'WEBP') return readWebp(bytes)
  return otherFormat()
}
