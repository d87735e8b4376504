import webpFactory from '@jsquash/webp/codec/dec/webp_dec.js'
import webpDecoder from '@jsquash/webp/codec/dec/webp_dec.wasm'
import jpegCodec from 'imagescript/wasm/any/jpeg.wasm'
import pngDecoder from 'imagescript/wasm/any/png.wasm'
import { ok, type Result } from '../../../schema/result.ts'
import { given, taken, type Blocks } from './memory.ts'
import { notReadable, type Picture, type Pixels } from './picture.ts'

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
 * A codec for one picture and no other: what one file did to its memory no other file meets, and the memory, which never
 * shrinks, is let go with it.
 */
const fresh = (module: WebAssembly.Module, imports: WebAssembly.Imports = {}): unknown =>
  new WebAssembly.Instance(module, imports).exports

/** By imagescript's numbers for what it decoded: 0 grey, 1 RGB. */
const CHANNELS = [1, 3]

/** Decoded at 1/1, 1/2, 1/4 or 1/8, the smallest that still has one side of `edge`: most of the work is never done. */
const decodeJpeg = ({ bare }: Picture, edge: number): Result<Pixels> => {
  const codec = fresh(jpegCodec) as JpegCodec
  const decoded = codec.decode(given(codec, bare), bare.length, edge, edge)
  // 0 and 1 are its refusals.
  if (decoded <= 1 && decoded >= 0) return notReadable()
  const [width, height] = [codec.decode_width(decoded), codec.decode_height(decoded)]
  const channels = CHANNELS[codec.decode_format(decoded)]
  if (channels === undefined) return notReadable()
  return ok({ data: taken(codec, codec.decode_buffer(decoded), codec.wlen()), width, height, channels })
}

const decodePng = ({ bare }: Picture): Result<Pixels> => {
  const codec = fresh(pngDecoder, {
    env: { emscripten_notify_memory_growth: () => undefined },
  }) as PngDecoder
  const decoded = codec.decode(given(codec, bare), bare.length)
  if (decoded < 0) return notReadable()
  const [width, height] = [codec.width(), codec.height()]
  return ok({ data: taken(codec, decoded, width * height * 4), width, height, channels: 4 })
}

const decodeWebp = async ({ bare }: Picture): Promise<Result<Pixels>> => {
  const codec = await (webpFactory as WebpFactory)({
    noInitialRun: true,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(webpDecoder, imports)
      done(instance)
      return instance.exports
    },
  })
  const decoded = codec.decode(bare)
  if (decoded === null) return notReadable()
  const { data, width, height } = decoded
  return ok({ data, width, height, channels: 4 })
}

/** The pixels of a picture; a JPEG's already smaller, where it is more than twice `edge`. Refuses `photo_not_readable`. */
export const decode = async (picture: Picture, edge: number): Promise<Result<Pixels>> => {
  try {
    if (picture.format === 'jpeg') return decodeJpeg(picture, edge)
    return picture.format === 'png' ? decodePng(picture) : await decodeWebp(picture)
  } catch (fault) {
    // A codec that met what it cannot go on with stops where it is; its memory goes with it.
    if (fault instanceof WebAssembly.RuntimeError || fault instanceof RangeError) return notReadable()
    throw fault
  }
}

/** RGBA as JPEG, with a header of 18 bytes that says nothing but that it is one. */
export const encodeJpeg = ({ data, width, height }: Pixels): Uint8Array => {
  const codec = fresh(jpegCodec) as JpegCodec
  const at = codec.encode(given(codec, data), width, height, QUALITY)
  return taken(codec, at, codec.wlen()).slice()
}
