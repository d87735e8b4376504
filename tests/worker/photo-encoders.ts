import mozjpegFactory from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js'
import mozjpegEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'
import { defaultOptions as mozjpegDefaults } from '@jsquash/jpeg/meta.js'
import webpFactory from '@jsquash/webp/codec/enc/webp_enc.js'
import webpEncoder from '@jsquash/webp/codec/enc/webp_enc.wasm'
import { defaultOptions as webpDefaults } from '@jsquash/webp/meta.js'

import type { Bytes, Rgba } from '../support/planted-photos.ts'

type Encoder = {
  encode: (data: Uint8ClampedArray, width: number, height: number, options: object) => Uint8Array | null
}
type Factory = (options: object) => Promise<Encoder>

const encoded = async (factory: unknown, module: WebAssembly.Module, picture: Rgba, options: object) => {
  const encoder = await (factory as Factory)({
    noInitialRun: true,
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  })
  const bytes = encoder.encode(picture.data, picture.width, picture.height, options)
  if (bytes === null) throw new Error('nothing encoded')
  return Uint8Array.from(bytes)
}

export const jpegOf = (picture: Rgba, more: object = {}): Promise<Bytes> =>
  encoded(mozjpegFactory, mozjpegEncoder, picture, {
    ...mozjpegDefaults,
    baseline: true,
    progressive: false,
    ...more,
  })
export const webpOf = (picture: Rgba, more: object = {}): Promise<Bytes> =>
  encoded(webpFactory, webpEncoder, picture, { ...webpDefaults, ...more })
