import type { Pixels } from './picture.ts'

const WHITE = 255

/** The size of a picture whose longer side is at most `edge`. */
export const fitted = (width: number, height: number, edge: number): { width: number; height: number } => {
  const by = Math.min(1, edge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}

/** For each place on one side: into which place it goes, how much of it (`part`), and how much into the next one (`rest`). */
type Shares = { into: Uint32Array; part: Float32Array; rest: Float32Array }

const sharesOf = (from: number, to: number): Shares => {
  const [into, part, rest] = [new Uint32Array(from), new Float32Array(from), new Float32Array(from)]
  for (let at = 0; at < from; at += 1) {
    const [start, end] = [(at * to) / from, ((at + 1) * to) / from]
    const first = Math.min(to - 1, Math.floor(start))
    into[at] = first
    part[at] = Math.min(end, first + 1) - start
    rest[at] = Math.max(0, end - first - 1)
  }
  return { into, part, rest }
}

/** Adds row `y` into a line of sums of red, green and blue. What is see-through lies on white. */
const addRow = (line: Float32Array, { data, width, channels }: Pixels, y: number, across: Shares): void => {
  const [green, blue] = channels === 1 ? [0, 0] : [1, 2]
  for (let x = 0, at = y * width * channels; x < width; x += 1, at += channels) {
    const alpha = channels === 4 ? (data[at + 3] ?? WHITE) / WHITE : 1
    const veil = (1 - alpha) * WHITE
    const [part, rest] = [across.part[x] ?? 0, across.rest[x] ?? 0]
    const place = (across.into[x] ?? 0) * 3
    const r = (data[at] ?? 0) * alpha + veil
    const g = (data[at + green] ?? 0) * alpha + veil
    const b = (data[at + blue] ?? 0) * alpha + veil
    line[place] = (line[place] ?? 0) + r * part
    line[place + 1] = (line[place + 1] ?? 0) + g * part
    line[place + 2] = (line[place + 2] ?? 0) + b * part
    line[place + 3] = (line[place + 3] ?? 0) + r * rest
    line[place + 4] = (line[place + 4] ?? 0) + g * rest
    line[place + 5] = (line[place + 5] ?? 0) + b * rest
  }
}

const addScaled = (sums: Float32Array, line: Float32Array, share: number): void => {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (line[at] ?? 0) * share
}

const writeRow = (out: Uint8ClampedArray, sums: Float32Array, width: number, row: number): void => {
  for (let x = 0, at = row * width * 4; x < width; x += 1, at += 4) {
    out[at] = sums[x * 3] ?? 0
    out[at + 1] = sums[x * 3 + 1] ?? 0
    out[at + 2] = sums[x * 3 + 2] ?? 0
    out[at + 3] = WHITE
  }
}

/**
 * Shrinks by area, row by row, until the longer side is at most `edge` pixels; a smaller picture keeps its size. Returns RGBA without
 * anything see-through. Needs no memory besides its result.
 */
export const shrink = (pixels: Pixels, edge: number): Pixels => {
  const { width, height } = pixels
  const to = fitted(width, height, edge)
  const [across, down] = [sharesOf(width, to.width), sharesOf(height, to.height)]
  const out = new Uint8ClampedArray(to.width * to.height * 4)
  const line = new Float32Array((to.width + 1) * 3)
  // A row goes into one row of the result, or into two: never further, since nothing grows.
  let [now, next] = [new Float32Array(line.length), new Float32Array(line.length)]
  for (let y = 0; y < height; y += 1) {
    addRow(line.fill(0), pixels, y, across)
    addScaled(now, line, down.part[y] ?? 0)
    addScaled(next, line, down.rest[y] ?? 0)
    const row = down.into[y] ?? 0
    if (down.into[y + 1] === row) continue
    writeRow(out, now, to.width, row)
    ;[now, next] = [next, now.fill(0)]
  }
  return { data: out, ...to, channels: 4 }
}
