import type { Pixels } from './picture.ts'

/** Turns an RGBA picture upright: `orientation` is EXIF's, where 1 is upright and 5 to 8 lie on their side. */
export const turn = ({ data, width, height, channels }: Pixels, orientation: number): Pixels => {
  if (orientation === 1) return { data, width, height, channels }
  const lies = orientation >= 5
  const [wide, high] = lies ? [height, width] : [width, height]
  // In the order of EXIF's values: whether the column, and whether the row, counts from the other end.
  const fromRight = [2, 3, 7, 8].includes(orientation)
  const fromBelow = [3, 4, 6, 7].includes(orientation)
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const out = new Uint32Array(width * height)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [across, down] = lies ? [y, x] : [x, y]
      const column = fromRight ? width - 1 - across : across
      const row = fromBelow ? height - 1 - down : down
      out[y * wide + x] = from[row * width + column] ?? 0
    }
  }
  return { data: new Uint8ClampedArray(out.buffer), width: wide, height: high, channels }
}
