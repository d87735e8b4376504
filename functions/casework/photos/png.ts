import { ok, type Result } from '../../../schema/result.ts'
import { orientationOf } from './exif.ts'
import { joined, notReadable, tagAt, viewOf, type Picture } from './picture.ts'

const SIGNATURE_BYTES = 8
/** Length, type and checksum around the data of each chunk. */
const AROUND = 12
const HEADER_BYTES = 13
/** What makes the pixels. Text, times, profiles, EXIF and the frames of an animation are something else. */
const ofPixels = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** Reads a PNG chunk by chunk. Of an animated one, the still picture that every reader can show remains. */
export const readPng = (bytes: Uint8Array): Result<Picture> => {
  const view = viewOf(bytes)
  const kept: [number, number][] = [[0, SIGNATURE_BYTES]]
  let [at, orientation, width, height, hasPixels] = [SIGNATURE_BYTES, 1, 0, 0, false]
  for (;;) {
    if (at + AROUND > bytes.length) return notReadable()
    const [length, type] = [view.getUint32(at), tagAt(bytes, at + 4)]
    const [data, end] = [at + 8, at + AROUND + length]
    if (end > bytes.length) return notReadable()
    // The header comes first and once: it is what was measured.
    if ((type === 'IHDR') !== (at === SIGNATURE_BYTES)) return notReadable()
    if (type === 'IHDR') {
      if (length !== HEADER_BYTES) return notReadable()
      width = view.getUint32(data)
      height = view.getUint32(data + 4)
    }
    if (type === 'eXIf') orientation = orientationOf(bytes.subarray(data, data + length))
    if (type === 'IDAT') hasPixels = true
    if (ofPixels.has(type)) kept.push([at, end])
    if (type === 'IEND') break
    at = end
  }
  if (width === 0 || height === 0 || !hasPixels) return notReadable()
  return ok({
    format: 'png',
    width,
    height,
    orientation,
    workingBytes: width * height * 4,
    bare: joined(bytes, kept),
  })
}
