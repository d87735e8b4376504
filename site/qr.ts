import { correction, generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'

/**
 * An address as a QR code for a door: level Q, because paper outdoors fades and tears. The dark modules as SVG path data in a
 * square of `size` by `size` modules.
 */
export const doorCode = (address: string): { path: string; size: number } => {
  const code = generate(address, { minCorrectionLevel: correction.Q })
  return { path: toSvgPath(code), size: code.size }
}
