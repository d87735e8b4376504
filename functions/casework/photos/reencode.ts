import type { Result } from '../../../schema/result.ts'
import { encodeJpeg, withPixels } from './codecs.ts'
import { tooLarge } from './picture.ts'
import { shrink } from './shrink.ts'
import { readPicture } from './sniff.ts'
import { turn } from './turn.ts'

export type PhotoBounds = { mostPixels: number; edge: number }

/**
 * What decoding may take besides the file. A Worker on Cloudflare has 128 MB for everything: two copies of a file of 12 MB, a
 * codec's own 16 MB and the rest of us stand beside this (docs/decisions/0030-photos.md).
 */
const MOST_WORKING_BYTES = 48_000_000

/**
 * A photo as it is kept: decoded, turned upright, its longer side at most `edge`, written anew as JPEG. Nothing of the file but what
 * can be seen goes on. Refuses `photo_format`, `photo_not_readable`, and `photo_too_large` by its header, before anything is decoded.
 */
export const reencode = async (
  file: Uint8Array,
  { mostPixels, edge }: PhotoBounds,
): Promise<Result<Uint8Array>> => {
  const picture = readPicture(file)
  if (!picture.ok) return picture
  const { width, height, workingBytes, orientation } = picture.value
  if (width * height > mostPixels || workingBytes > MOST_WORKING_BYTES) return tooLarge()
  return withPixels(picture.value, edge, (pixels) => encodeJpeg(turn(shrink(pixels, edge), orientation)))
}
