import { viewOf } from './picture.ts'

const ORIENTATION = 0x0112
const SHORT = 3

/**
 * The orientation (tag 0x0112 of the first directory) out of EXIF's TIFF block: 1 to 8; 1 wherever it is not there or not
 * well-formed. Nothing else of EXIF is ever looked at.
 */
export const orientationOf = (tiff: Uint8Array): number => {
  const view = viewOf(tiff)
  if (tiff.length < 14) return 1
  const mark = view.getUint16(0)
  if (mark !== 0x4949 && mark !== 0x4d4d) return 1
  const little = mark === 0x4949
  if (view.getUint16(2, little) !== 42) return 1
  const directory = view.getUint32(4, little)
  if (directory + 2 > tiff.length) return 1
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, little)
    return view.getUint16(at + 2, little) === SHORT && value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
