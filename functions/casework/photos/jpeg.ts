import { ok, type Result } from '../../../schema/result.ts'
import { orientationOf } from './exif.ts'
import { joined, notReadable, otherFormat, viewOf, type Picture } from './picture.ts'

/** Markers of ITU-T T.81, table B.1. */
const [DHT, JPG, EOI, SOS, DAC, APP0, APP1, APP14, COMMENT] = [
  0xc4, 0xc8, 0xd9, 0xda, 0xcc, 0xe0, 0xe1, 0xee, 0xfe,
]
const [BASELINE, EXTENDED, PROGRESSIVE] = [0xc0, 0xc1, 0xc2]
/** Cameras write ten or so. Each scan of a progressive picture goes over all of it once more. */
const MOST_SCANS = 40
const EXIF = 'Exif\0\0'

const isFrame = (marker: number): boolean =>
  marker >= BASELINE && marker <= 0xcf && marker !== DHT && marker !== JPG && marker !== DAC
/** Application data and comments; but Adobe's APP14 says which colours the numbers mean. */
const isMetadata = (marker: number): boolean => marker >= APP0 && marker <= COMMENT && marker !== APP14

/** Where the entropy-coded data that begins at `from` ends: at the next marker that is no restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}

type Frame = { width: number; height: number; progressive: boolean; samples: number }

/** One frame header. `samples` is how many there are in all components together. */
const readFrame = (marker: number, segment: Uint8Array): Result<Frame> => {
  const [precision, components] = [segment[0], segment[5] ?? 0]
  if (marker !== BASELINE && marker !== EXTENDED && marker !== PROGRESSIVE) return otherFormat()
  if (precision !== 8 || (components !== 1 && components !== 3)) return otherFormat()
  if (segment.length < 6 + components * 3) return notReadable()
  const [height, width] = [viewOf(segment).getUint16(1), viewOf(segment).getUint16(3)]
  const factors = Array.from({ length: components }, (_, at) => segment[7 + at * 3] ?? 0)
  const [across, down] = [factors.map((one) => one >> 4), factors.map((one) => one & 15)]
  if (width === 0 || height === 0 || [...across, ...down].some((one) => one < 1 || one > 4))
    return notReadable()
  const most = Math.max(...across) * Math.max(...down)
  const parts = across.reduce((sum, one, at) => sum + one * (down[at] ?? 0), 0)
  return ok({ width, height, progressive: marker === PROGRESSIVE, samples: (width * height * parts) / most })
}

/**
 * Reads a JPEG (ITU-T T.81) from marker to marker. Refuses `photo_format` what no camera writes (arithmetic, lossless, 12 bits,
 * CMYK), and `photo_not_readable` what does not go on to its end.
 */
export const readJpeg = (bytes: Uint8Array): Result<Picture> => {
  const view = viewOf(bytes)
  const kept: [number, number][] = [[0, 2]]
  let frame: Frame | undefined
  let [at, scans, orientation] = [2, 0, 1]
  for (;;) {
    if (bytes[at] !== 0xff) return notReadable()
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === EOI) break
    if (marker === undefined || marker < BASELINE || at + 4 > bytes.length) return notReadable()
    let end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) return notReadable()
    const segment = bytes.subarray(at + 4, end)
    if (marker === APP1 && String.fromCharCode(...segment.subarray(0, 6)) === EXIF)
      orientation = orientationOf(segment.subarray(6))
    if (isFrame(marker)) {
      // A second frame could be larger than the one that was measured.
      if (frame !== undefined) return notReadable()
      const read = readFrame(marker, segment)
      if (!read.ok) return read
      frame = read.value
    }
    if (marker === SOS) {
      scans += 1
      end = endOfScan(bytes, end)
      if (frame === undefined || end === -1 || scans > MOST_SCANS) return notReadable()
    }
    if (!isMetadata(marker)) kept.push([at, end])
    at = end
  }
  if (frame === undefined || scans === 0) return notReadable()
  kept.push([at, at + 2])
  const { width, height, progressive, samples } = frame
  return ok({
    format: 'jpeg',
    width,
    height,
    orientation,
    // A baseline picture is decoded at a fraction of its size; a progressive one keeps its coefficients (16 bits) to the end.
    workingBytes: progressive ? samples * 2 : 0,
    bare: joined(bytes, kept),
  })
}
