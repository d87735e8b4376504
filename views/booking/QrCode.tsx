/** The dark modules of a QR code as SVG path data, in a square of `size` by `size` modules. */
export type QrShape = { path: string; size: number }

/** The empty margin that scanners need around a code, in modules (ISO/IEC 18004). */
const QUIET = 4
const MODULE_PX = 5.5

/** A QR code, black on white in either colour scheme; `title` is what a screen reader says of it. */
export const QrCode = ({ shape: { path, size }, title }: { shape: QrShape; title: string }) => {
  const whole = size + 2 * QUIET
  return (
    <svg
      className="qr"
      role="img"
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      width={whole * MODULE_PX}
      height={whole * MODULE_PX}
      shapeRendering="crispEdges"
    >
      <title>{title}</title>
      <rect x={-QUIET} y={-QUIET} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
