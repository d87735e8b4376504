import type { Problem } from '../../../schema/problems.ts'
import { problem } from '../../../schema/problems.ts'
import { refuse } from '../../../schema/result.ts'

/** What a file says of itself before anything of it is decoded. */
export type Picture = {
  format: 'jpeg' | 'png' | 'webp'
  width: number
  height: number
  /** EXIF's: 1 upright, 2 to 8 mirrored or turned. */
  orientation: number
  /** What decoding it takes at most, besides the file itself. */
  workingBytes: number
  /** The file with nothing in it but the picture: no metadata, no second picture, nothing after its end. */
  bare: Uint8Array
}

/** Decoded pixels, rows from the top; 1 channel is grey, 3 are RGB, 4 RGBA. */
export type Pixels = { data: Uint8Array | Uint8ClampedArray; width: number; height: number; channels: number }

type Refusal = { ok: false; problem: Problem }
export const notReadable = (): Refusal => refuse(problem('photo_not_readable'))
export const otherFormat = (): Refusal => refuse(problem('photo_format'))
export const tooLarge = (): Refusal => refuse(problem('photo_too_large'))

/** The parts of a file, one after another. Ranges are `[from, to)`. */
export const joined = (bytes: Uint8Array, ranges: readonly (readonly [number, number])[]): Uint8Array => {
  const whole = new Uint8Array(ranges.reduce((sum, [from, to]) => sum + to - from, 0))
  let at = 0
  for (const [from, to] of ranges) {
    whole.set(bytes.subarray(from, to), at)
    at += to - from
  }
  return whole
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Four letters, as chunks of PNG and RIFF are named. */
export const tagAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4))
