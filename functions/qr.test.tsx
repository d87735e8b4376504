import { renderToString } from 'preact-render-to-string'
import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { QrCode } from '../views/booking/QrCode.tsx'
import { pictureOf } from '../tests/support/qr-picture.ts'
import { qrShape } from './qr.ts'

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
