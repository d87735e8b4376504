import type { Pixels } from './picture.ts'

const WHITE = 255

/** The size of a picture whose longer side is at most `edge`. */
export const fitted = (width: number, height: number, edge: number): { width: number; height: number } => {
  const by = Math.min(1, edge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}

/** For each place on one side: into which place it goes after shrinking, and how much of it; the rest goes into the next one. */
const shares = (from: number, to: number): { into: Uint32Array; part: Float32Array } => {
  const [into, part] = [new Uint32Array(from), new Float32Array(from)]
  for (let at = 0; at < from; at += 1) {
    const start = (at * to) / from
    const end = ((at + 1) * to) / from
    const first = Math.min(to - 1, Math.floor(start))
    into[at] = first
    part[at] = Math.min(end, first + 1) - start
  }
  return { into, part }
}

/**
 * Shrinks by area, row by row, and puts what is see-through on white. Returns RGBA without alpha, the longer side at most `edge`
 * pixels; a smaller picture stays as it is. Needs no memory besides its result.
 */
export const shrink = ({ data, width, height, channels }: Pixels, edge: number): Pixels => {
  const to = fitted(width, height, edge)
  const [across, down] = [shares(width, to.width), shares(height, to.height)]
  const whole = { across: to.width / width, down: to.height / height }
  const out = new Uint8ClampedArray(to.width * to.height * 4)
  const line = new Float32Array((to.width + 1) * 3)
  let [now, next] = [new Float32Array(line.length), new Float32Array(line.length)]
  const grey = channels === 1
  for (let y = 0, at = 0; y < height; y += 1) {
    line.fill(0)
    for (let x = 0; x < width; x += 1, at += channels) {
      const alpha = channels === 4 ? (data[at + 3] ?? WHITE) / WHITE : 1
      const veil = (1 - alpha) * WHITE
      const red = (data[at] ?? 0) * alpha + veil
      const green = grey ? red : (data[at + 1] ?? 0) * alpha + veil
      const blue = grey ? red : (data[at + 2] ?? 0) * alpha + veil
      const part = across.part[x] ?? 0
      const rest = whole.across - part
      const place = (across.into[x] ?? 0) * 3
      line[place] = (line[place] ?? 0) + red * part
      line[place + 1] = (line[place + 1] ?? 0) + green * part
      line[place + 2] = (line[place + 2] ?? 0) + blue * part
      line[place + 3] = (line[place + 3] ?? 0) + red * rest
      line[place + 4] = (line[place + 4] ?? 0) + green * rest
      line[place + 5] = (line[place + 5] ?? 0) + blue * rest
    }
    const row = down.into[y] ?? 0
    const part = down.part[y] ?? 0
    const rest = whole.down - part
    for (let one = 0; one < line.length; one += 1) {
      now[one] = (now[one] ?? 0) + (line[one] ?? 0) * part
      next[one] = (next[one] ?? 0) + (line[one] ?? 0) * rest
    }
    if (y === height - 1 || down.into[y + 1] !== row) {
      for (let x = 0, place = row * to.width * 4; x < to.width; x += 1, place += 4) {
        out[place] = now[x * 3] ?? 0
        out[place + 1] = now[x * 3 + 1] ?? 0
        out[place + 2] = now[x * 3 + 2] ?? 0
        out[place + 3] = WHITE
      }
      ;[now, next] = [next, now]
      next.fill(0)
    }
  }
  return { data: out, ...to, channels: 4 }
}
