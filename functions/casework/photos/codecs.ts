import webpFactory from '@jsquash/webp/codec/dec/webp_dec.js'
import webpDecoder from '@jsquash/webp/codec/dec/webp_dec.wasm'
import jpegCodec from 'imagescript/wasm/any/jpeg.wasm'
import pngDecoder from 'imagescript/wasm/any/png.wasm'
import { ok, type Result } from '../../../schema/result.ts'
import { given, taken, type Blocks } from './memory.ts'
import { notReadable, type Picture, type Pixels } from './picture.ts'
import { Reused } from './reused.ts'

/** Of 100. What is on a photo of a road or a stone can be read at it, and a photo of 1600 pixels takes some 300 KB. */
const QUALITY = 80

type JpegCodec = Blocks & {
  wlen: () => number
  decode: (at: number, bytes: number, width: number, height: number) => number
  decode_width: (decoded: number) => number
  decode_height: (decoded: number) => number
  decode_format: (decoded: number) => number
  decode_buffer: (decoded: number) => number
  encode: (at: number, width: number, height: number, quality: number) => number
}
type PngDecoder = Blocks & {
  decode: (at: number, bytes: number) => number
  width: () => number
  height: () => number
}
type WebpDecoder = { decode: (bytes: Uint8Array) => ImageLike | null }
type ImageLike = { data: Uint8ClampedArray; width: number; height: number }
type WebpFactory = (options: {
  noInitialRun: true
  instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports
}) => Promise<WebpDecoder>

/**
 * A codec for one picture and no other: what one file did to its memory no other file meets. A JPEG decoded at a fraction takes little,
 * and what was taken goes with the codec.
 */
const freshJpegCodec = (): JpegCodec => new WebAssembly.Instance(jpegCodec).exports as unknown as JpegCodec

/** By imagescript's numbers for what it decoded: 0 grey, 1 RGB. */
const CHANNELS = [1, 3]

/** Decoded at 1/1, 1/2, 1/4 or 1/8, the smallest that still has one side of `edge`: most of the work is never done. */
const decodeJpeg = ({ bare }: Picture, edge: number): Pixels | undefined => {
  const codec = freshJpegCodec()
  const decoded = codec.decode(given(codec, bare), bare.length, edge, edge)
  // 0 and 1 are its refusals.
  if (decoded === 0 || decoded === 1) return undefined
  const [width, height] = [codec.decode_width(decoded), codec.decode_height(decoded)]
  const channels = CHANNELS[codec.decode_format(decoded)]
  if (channels === undefined) return undefined
  return { data: taken(codec, codec.decode_buffer(decoded), codec.wlen()), width, height, channels }
}

const pngs = new Reused(() => {
  const { exports } = new WebAssembly.Instance(pngDecoder, {
    env: { emscripten_notify_memory_growth: () => undefined },
  })
  const codec = exports as unknown as PngDecoder
  return Promise.resolve({ codec, memory: codec.memory })
})

const decodePng = (codec: PngDecoder, { bare }: Picture): Pixels | undefined => {
  const decoded = codec.decode(given(codec, bare), bare.length)
  if (decoded < 0) return undefined
  const [width, height] = [codec.width(), codec.height()]
  return { data: taken(codec, decoded, width * height * 4), width, height, channels: 4 }
}

const webps = new Reused(async () => {
  let memory: WebAssembly.Memory | undefined
  const codec = await (webpFactory as WebpFactory)({
    noInitialRun: true,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(webpDecoder, imports)
      memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory)
      done(instance)
      return instance.exports
    },
  })
  if (memory === undefined) throw new Error('a decoder without memory')
  return { codec, memory }
})

const decodeWebp = (codec: WebpDecoder, { bare }: Picture): Pixels | undefined => {
  const decoded = codec.decode(bare)
  if (decoded === null) return undefined
  const { data, width, height } = decoded
  return { data, width, height, channels: 4 }
}

/**
 * Does something with the pixels of a picture, at once: they are gone when it returns. A JPEG's come smaller already, where it is more
 * than twice `edge`. Refuses `photo_not_readable`.
 */
export const withPixels = async <T>(
  picture: Picture,
  edge: number,
  work: (pixels: Pixels) => T,
): Promise<Result<T>> => {
  const then = (pixels: Pixels | undefined): Result<T> =>
    pixels === undefined ? notReadable() : ok(work(pixels))
  try {
    if (picture.format === 'jpeg') return then(decodeJpeg(picture, edge))
    return picture.format === 'png'
      ? await pngs.use((codec) => then(decodePng(codec, picture)))
      : await webps.use((codec) => then(decodeWebp(codec, picture)))
  } catch (fault) {
    // A codec that met what it cannot go on with stops where it is.
    if (fault instanceof WebAssembly.RuntimeError || fault instanceof RangeError) return notReadable()
    throw fault
  }
}

/** RGBA as JPEG, with a header of 18 bytes that says nothing but that it is one. */
export const encodeJpeg = ({ data, width, height }: Pixels): Uint8Array => {
  const codec = freshJpegCodec()
  const at = codec.encode(given(codec, data), width, height, QUALITY)
  return taken(codec, at, codec.wlen()).slice()
}
