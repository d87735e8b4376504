import { correction, generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import type { QrShape } from '../views/booking/QrCode.tsx'

/**
 * A text as a QR code (ISO/IEC 18004), drawn by `views/booking/QrCode.tsx`. At least level M: it is read off a scratched phone
 * screen or a folded sheet. A booking code in digits and capitals makes the smallest code there is, 21 by 21.
 */
export const qrShape = (text: string): QrShape => {
  const code = generate(text, { minCorrectionLevel: correction.M })
  return { path: toSvgPath(code), size: code.size }
}
