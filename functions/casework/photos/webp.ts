import { ok, type Result } from '../../../schema/result.ts'
import { orientationOf } from './exif.ts'
import { notReadable, otherFormat, tagAt, viewOf, type Picture } from './picture.ts'

/** `RIFF`, the length, `WEBP`. */
const FILE_HEADER = 12
const CHUNK_HEADER = 8
const HAS_ALPHA = 0x10
const IS_ANIMATED = 0x02
const EXIF = 'Exif\0\0'

type Size = { width: number; height: number }

/** RFC 9649, 2.5: a key frame with its start code. */
const lossySize = (data: Uint8Array): Size | undefined => {
  if (data.length < 10 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) return undefined
  const view = viewOf(data)
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff }
}

/** RFC 9649, 3.4: a signature, then 14 bits each, less one. */
const losslessSize = (data: Uint8Array): Size | undefined => {
  if (data.length < 5 || data[0] !== 0x2f) return undefined
  const bits = viewOf(data).getUint32(1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const exifBlock = (data: Uint8Array): Uint8Array =>
  String.fromCharCode(...data.subarray(0, 6)) === EXIF ? data.subarray(6) : data

/** A file of these chunks, in their order. */
const riff = (chunks: readonly (readonly [tag: string, data: Uint8Array])[]): Uint8Array => {
  const length = chunks.reduce((sum, [, data]) => sum + CHUNK_HEADER + data.length + (data.length & 1), 4)
  const whole = new Uint8Array(CHUNK_HEADER + length)
  const view = viewOf(whole)
  const text = (at: number, tag: string): void => whole.set(new TextEncoder().encode(tag), at)
  text(0, 'RIFF')
  view.setUint32(4, length, true)
  text(8, 'WEBP')
  let at = FILE_HEADER
  for (const [tag, data] of chunks) {
    text(at, tag)
    view.setUint32(at + 4, data.length, true)
    whole.set(data, at + CHUNK_HEADER)
    at += CHUNK_HEADER + data.length + (data.length & 1)
  }
  return whole
}

/** Only whether it is see-through, and how large. */
const extended = ({ width, height }: Size): Uint8Array => {
  const data = new Uint8Array(10)
  const view = viewOf(data)
  data[0] = HAS_ALPHA
  view.setUint32(4, width - 1, true)
  view.setUint16(7, (height - 1) & 0xffff, true)
  data[9] = (height - 1) >>> 16
  return data
}

/** Reads a WebP (RFC 9649). Refuses `photo_format` where it moves. */
export const readWebp = (bytes: Uint8Array): Result<Picture> => {
  const view = viewOf(bytes)
  const end = CHUNK_HEADER + view.getUint32(4, true)
  if (end > bytes.length) return notReadable()
  const chunks = new Map<string, Uint8Array>()
  for (let at = FILE_HEADER; at + CHUNK_HEADER <= end;) {
    const [tag, length] = [tagAt(bytes, at), view.getUint32(at + 4, true)]
    const data = bytes.subarray(at + CHUNK_HEADER, at + CHUNK_HEADER + length)
    if (at + CHUNK_HEADER + length > end) return notReadable()
    if (tag === 'ANIM' || tag === 'ANMF' || (tag === 'VP8X' && ((data[0] ?? 0) & IS_ANIMATED) !== 0))
      return otherFormat()
    if (!chunks.has(tag)) chunks.set(tag, data)
    at += CHUNK_HEADER + length + (length & 1)
  }
  const [lossy, lossless, alpha, exif] = ['VP8 ', 'VP8L', 'ALPH', 'EXIF'].map((tag) => chunks.get(tag))
  const size = lossy === undefined ? lossless && losslessSize(lossless) : lossySize(lossy)
  if (size === undefined || size.width === 0 || size.height === 0) return notReadable()
  const bare =
    lossy === undefined
      ? riff([['VP8L', lossless ?? new Uint8Array()]])
      : alpha === undefined
        ? riff([['VP8 ', lossy]])
        : riff([
            ['VP8X', extended(size)],
            ['ALPH', alpha],
            ['VP8 ', lossy],
          ])
  return ok({
    format: 'webp',
    ...size,
    orientation: exif === undefined ? 1 : orientationOf(exifBlock(exif)),
    // The decoder's pixels, and the copy that it hands out.
    workingBytes: size.width * size.height * 8,
    bare,
  })
}
