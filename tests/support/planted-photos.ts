/** Photos as cameras and programs write them, with everything planted that must not go on. */
export type Bytes = Uint8Array<ArrayBuffer>
export type Rgba = { data: Uint8ClampedArray; width: number; height: number }

/** Four fields: red and green above, blue and yellow below. */
export const fields = (width: number, height: number): Rgba => {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [right, below] = [x >= width / 2, y >= height / 2]
      const colour = below ? (right ? [230, 220, 20] : [20, 30, 220]) : right ? [20, 200, 40] : [220, 30, 20]
      data.set([...colour, 255], (y * width + x) * 4)
    }
  return { data, width, height }
}

export const bytesOf = (...parts: (string | number[] | Uint8Array)[]): Bytes => {
  const arrays = parts.map((part) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : Uint8Array.from(part),
  )
  const whole = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    whole.set(array, at)
    at += array.length
  }
  return whole
}
const u16 = (value: number): number[] => [value >>> 8, value & 255]
export const u32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]
const u32le = (value: number): number[] => u32(value).reverse()

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

export const pngChunk = (type: string, data: string | number[] | Uint8Array): Bytes => {
  const body = bytesOf(type, data)
  return bytesOf(u32(body.length - 4), body, u32(crc32(body)))
}
const zlib = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await new Response(
      new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate')),
    ).arrayBuffer(),
  )
export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const pngHeader = (width: number, height: number): Bytes =>
  pngChunk('IHDR', [...u32(width), ...u32(height), 8, 6, 0, 0, 0])

/** A PNG with these chunks between its header and its pixels, and these behind its end. */
export const pngOf = async (
  { data, width, height }: Rgba,
  between: Uint8Array[] = [],
  behind = '',
): Promise<Bytes> => {
  const rows = new Uint8Array((width * 4 + 1) * height)
  for (let y = 0; y < height; y += 1)
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1)
  return bytesOf(
    PNG_SIGNATURE,
    pngHeader(width, height),
    ...between,
    pngChunk('IDAT', await zlib(rows)),
    pngChunk('IEND', []),
    behind,
  )
}

/** TIFF with an orientation, a maker, and a place on earth (28 degrees north); all of it in big-endian order. */
export const tiffOf = (orientation: number): Bytes => {
  const entry = (tag: number, type: number, count: number, value: number[]): number[] => [
    ...u16(tag),
    ...u16(type),
    ...u32(count),
    ...value,
  ]
  const first = 8 + 2 + 3 * 12 + 4
  const gps = first + 16
  return bytesOf(
    'MM',
    [0, 42, ...u32(8), ...u16(3)],
    entry(0x010f, 2, 16, u32(first)),
    entry(0x0112, 3, 1, [...u16(orientation), 0, 0]),
    entry(0x8825, 4, 1, u32(gps)),
    u32(0),
    'PLANTED-MAKER-1\0',
    u16(2),
    entry(1, 2, 2, [0x4e, 0, 0, 0]),
    entry(2, 5, 1, u32(gps + 30)),
    u32(0),
    u32(28),
    u32(1),
    'PLANTED-GPS',
  )
}

export const segment = (marker: number, ...data: (string | Uint8Array)[]): Bytes => {
  const body = bytesOf(...data)
  return bytesOf([0xff, marker, ...u16(body.length + 2)], body)
}
const XMP = '<x:xmpmeta>PLANTED-XMP</x:xmpmeta>'
const tail = 'PLANTED-TRAILER <?php ?> PK\u0003\u0004'

/** A JPEG with EXIF (place, maker, a small picture in it), XMP, IPTC, a profile, a comment, and something behind its end. */
export const plantedJpeg = (jpeg: Uint8Array, orientation = 1): Bytes =>
  bytesOf(
    jpeg.subarray(0, 2),
    segment(0xe1, 'Exif\0\0', tiffOf(orientation), jpeg.subarray(0, 300), 'PLANTED-THUMBNAIL'),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${XMP}`),
    segment(0xe2, 'ICC_PROFILE\0\u0001\u0001PLANTED-PROFILE'),
    segment(0xed, 'Photoshop 3.0\u00008BIM\u0004\u0004PLANTED-IPTC'),
    segment(0xfe, 'PLANTED-COMMENT'),
    jpeg.subarray(2),
    jpeg,
    tail,
  )

export const plantedPng = (picture: Rgba, orientation = 1, more: Uint8Array[] = []): Promise<Bytes> =>
  pngOf(
    picture,
    [
      pngChunk('eXIf', tiffOf(orientation)),
      pngChunk('tEXt', 'Comment\0PLANTED-TEXT'),
      pngChunk('zTXt', 'Comment\0\0PLANTED-ZTXT'),
      pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
      pngChunk('tIME', [7, 234, 11, 26, 0, 0, 0]),
      ...more,
    ],
    tail,
  )

export const webpChunk = (tag: string, data: Uint8Array | string | number[]): Bytes => {
  const body = bytesOf(data)
  return bytesOf(tag, u32le(body.length), body, body.length % 2 === 1 ? [0] : [])
}
export const riffOf = (...chunks: Uint8Array[]): Bytes => {
  const body = bytesOf('WEBP', ...chunks)
  return bytesOf('RIFF', u32le(body.length), body)
}
export const vp8x = (flags: number, width: number, height: number): Bytes =>
  webpChunk('VP8X', [flags, 0, 0, 0, ...u32le(width - 1).slice(0, 3), ...u32le(height - 1).slice(0, 3)])

/** The one chunk of a WebP that is the picture; what an encoder wrote around it is left out. */
const pictureIn = (webp: Uint8Array): Uint8Array => {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength)
  for (let at = 12; at < webp.length;) {
    const end = at + 8 + view.getUint32(at + 4, true)
    if (String.fromCharCode(...webp.subarray(at, at + 3)) === 'VP8' && webp[at + 3] !== 0x58)
      return webp.subarray(at, end + (end & 1))
    at = end + (end & 1)
  }
  throw new Error('no picture in it')
}

/** The picture of an encoded WebP, wrapped again with EXIF, XMP, a profile, and something behind its end. */
export const plantedWebp = (webp: Uint8Array, { width, height }: Rgba, orientation = 1): Bytes =>
  bytesOf(
    riffOf(
      vp8x(0x2c, width, height),
      webpChunk('ICCP', 'PLANTED-PROFILE'),
      pictureIn(webp),
      webpChunk('EXIF', tiffOf(orientation)),
      webpChunk('XMP ', XMP),
    ),
    tail,
  )

/** What makes a PNG an animation, with a frame that shows something else. */
export const animation = [
  pngChunk('acTL', [...u32(1), ...u32(0)]),
  pngChunk('fdAT', bytesOf(u32(0), 'PLANTED-FRAME')),
]
