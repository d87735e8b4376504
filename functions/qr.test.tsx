import { renderToString } from 'preact-render-to-string'
import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { QrCode } from '../views/booking/QrCode.tsx'
import { qrShape } from './qr.ts'

type Point = [number, number]

const pathOf = (markup: string): Point[][] =>
  (/<path d="([^"]+)" fill="#000"/.exec(markup)?.[1] ?? '')
    .split('Z')
    .filter((part) => part !== '')
    .map((part) =>
      part
        .slice(1)
        .split('L')
        .map((corner) => corner.split(' ').map(Number) as Point),
    )

/** SVG's rule for what is inside (non-zero winding), for outlines that run along the axes: edges crossed to the left. */
const isInside = (outlines: Point[][], x: number, y: number): boolean => {
  let winding = 0
  for (const outline of outlines)
    for (const [n, [x1, y1]] of outline.entries()) {
      const [x2, y2] = outline[(n + 1) % outline.length] ?? [x1, y1]
      if (x1 === x2 && x1 < x && Math.min(y1, y2) < y && y < Math.max(y1, y2)) winding += Math.sign(y2 - y1)
    }
  return winding !== 0
}

/** The picture that a browser makes of the component, as red, green, blue, alpha. */
const pictureOf = (markup: string, scale: number) => {
  const [from, , across] = (/viewBox="([^"]+)"/.exec(markup)?.[1] ?? '').split(' ').map(Number)
  if (from === undefined || across === undefined) throw new Error('no viewBox')
  const side = across * scale
  const outlines = pathOf(markup)
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      if (isInside(outlines, from + (column + 0.5) / scale, from + (row + 0.5) / scale))
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
  return { width: side, height: side, data }
}

const markupOf = (code: string): string =>
  renderToString(<QrCode shape={qrShape(code)} title="签到用的二维码" />)

describe('the QR code of a booking', () => {
  it.each(['7K3M2Q', '7K3M-2QXW-9RTB', '0', 'ABCDEFGHJKMNPQRSTVWXYZ0123456789', '约'])(
    'of %s is read back by a scanner',
    (code) => expect(decodeQR(pictureOf(markupOf(code), 4))).toBe(code),
  )

  it('is as small as one can be for a booking code, with the margin that scanners need', () => {
    expect(qrShape('7K3M-2QXW-9RTB').size).toBe(21)
    expect(markupOf('7K3M2Q')).toContain('viewBox="-4 -4 29 29"')
  })

  it('has a name for those who do not see it, and brings its own white', () => {
    const markup = markupOf('7K3M2Q')
    expect(markup).toMatch(
      /^<svg class="qr" role="img"[^>]*><title>签到用的二维码<\/title><rect [^>]*fill="#fff"/,
    )
    expect(markup).not.toContain('style=')
  })

  it('survives a scratch across its data', () => {
    const picture = pictureOf(markupOf('7K3M2Q'), 4)
    // A white stripe through the data, right of the middle.
    for (let row = 48; row < 84; row += 1)
      picture.data.fill(255, (row * picture.width + 76) * 4, (row * picture.width + 82) * 4)
    expect(decodeQR(picture)).toBe('7K3M2Q')
  })
})
