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

/** The picture that a browser makes of the SVG of a QR code, as red, green, blue, alpha. */
export const pictureOf = (markup: string, scale: number) => {
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
