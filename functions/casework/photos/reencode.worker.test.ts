import { describe, expect, it } from 'vitest'
import {
  animation,
  bytesOf,
  fields,
  plantedJpeg,
  plantedPng,
  plantedWebp,
  pngChunk,
  pngHeader,
  pngOf,
  PNG_SIGNATURE,
  riffOf,
  segment,
  vp8x,
  webpChunk,
  type Rgba,
} from '../../../tests/support/planted-photos.ts'
import { jpegOf, webpOf } from '../../../tests/worker/photo-encoders.ts'
import { withPixels } from './codecs.ts'
import { reencode } from './reencode.ts'
import { shrink } from './shrink.ts'
import { readPicture } from './sniff.ts'

const bounds = { mostPixels: 40_000_000, edge: 1600 }
const kept = async (file: Uint8Array, edge = bounds.edge): Promise<Uint8Array> => {
  const made = await reencode(file, { ...bounds, edge })
  if (!made.ok) throw new Error(made.problem.code)
  return made.value
}
const refusal = async (file: Uint8Array): Promise<string> => {
  const made = await reencode(file, bounds)
  return made.ok ? 'kept' : made.problem.code
}

/** The markers of a JPEG up to its end, by its own lengths; throws where anything stands behind it. */
const markersOf = (jpeg: Uint8Array): number[] => {
  const markers: number[] = []
  for (let at = 2; ;) {
    const marker = jpeg[at + 1] ?? 0
    markers.push(marker)
    if (marker === 0xd9) {
      if (at + 2 !== jpeg.length) throw new Error('something stands behind the end')
      return markers
    }
    at += 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0)
    if (marker === 0xda) while (jpeg[at] !== 0xff || jpeg[at + 1] === 0) at += 1
  }
}
const JFIF = [0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 0, 0, 1, 0, 1, 0, 0]

const expectBare = (jpeg: Uint8Array): void => {
  expect([...jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  expect([...jpeg.subarray(4, 20)]).toEqual([0, 16, ...JFIF])
  const [jfif, ...rest] = markersOf(jpeg)
  expect(jfif).toBe(0xe0)
  // Tables, one frame, one scan, the end: nothing that could say anything else.
  expect(new Set(rest)).toEqual(new Set([0xdb, 0xc4, 0xc0, 0xda, 0xd9]))
  expect(new TextDecoder('latin1').decode(jpeg)).not.toMatch(/PLANTED|Exif|http|8BIM|php/)
}

const names = ['red', 'green', 'blue', 'yellow'] as const
const nameOf = (r: number, g: number, b: number): (typeof names)[number] =>
  b > 128 ? 'blue' : r > 128 ? (g > 128 ? 'yellow' : 'red') : 'green'
/** Which colours the corners of a kept photo have: above left, above right, below left, below right. */
const cornersOf = async (jpeg: Uint8Array): Promise<{ size: number[]; corners: string[] }> => {
  const picture = readPicture(jpeg)
  if (!picture.ok) throw new Error(picture.problem.code)
  const decoded = await withPixels(picture.value, 1600, (pixels) => shrink(pixels, 1600))
  if (!decoded.ok) throw new Error(decoded.problem.code)
  const { data, width, height } = decoded.value
  const at = (x: number, y: number): string => {
    const [r = 0, g = 0, b = 0] = data.subarray((y * width + x) * 4)
    return nameOf(r, g, b)
  }
  const [left, above, right, below] = [3, 3, width - 4, height - 4]
  return {
    size: [width, height],
    corners: [at(left, above), at(right, above), at(left, below), at(right, below)],
  }
}
const UPRIGHT = ['red', 'green', 'blue', 'yellow']
/** As EXIF 2.32 describes each value: where the stored first row and first column are seen. */
const shown: [number, string[]][] = [
  [1, UPRIGHT],
  [2, ['green', 'red', 'yellow', 'blue']],
  [3, ['yellow', 'blue', 'green', 'red']],
  [4, ['blue', 'yellow', 'red', 'green']],
  [5, ['red', 'blue', 'green', 'yellow']],
  [6, ['blue', 'red', 'yellow', 'green']],
  [7, ['yellow', 'green', 'blue', 'red']],
  [8, ['green', 'yellow', 'red', 'blue']],
]
const small = fields(96, 64)

const planted: [string, (picture: Rgba, orientation?: number) => Promise<Uint8Array>][] = [
  ['JPEG', async (picture, orientation) => plantedJpeg(await jpegOf(picture), orientation)],
  [
    'progressive JPEG',
    async (picture, orientation) =>
      plantedJpeg(await jpegOf(picture, { baseline: false, progressive: true }), orientation),
  ],
  ['PNG', (picture, orientation) => plantedPng(picture, orientation)],
  ['WebP', async (picture, orientation) => plantedWebp(await webpOf(picture), picture, orientation)],
  [
    'lossless WebP',
    async (picture, orientation) => plantedWebp(await webpOf(picture, { lossless: 1 }), picture, orientation),
  ],
]

describe.each(planted)('a %s with a place, a maker, a profile, words and a trailer in it', (_, make) => {
  it('is kept as a picture and nothing else', async () => {
    const file = await make(small)
    expect(new TextDecoder('latin1').decode(file).match(/PLANTED/g)?.length).toBeGreaterThan(4)
    const jpeg = await kept(file)
    expectBare(jpeg)
    expect(await cornersOf(jpeg)).toEqual({ size: [96, 64], corners: UPRIGHT })
  })
  it.each(shown)('is turned upright from orientation %i', async (orientation, corners) => {
    const jpeg = await kept(await make(small, orientation))
    expect(await cornersOf(jpeg)).toEqual({ size: orientation < 5 ? [96, 64] : [64, 96], corners })
  })
  it('is shrunk until its longer side is the edge', async () => {
    const { size, corners } = await cornersOf(await kept(await make(fields(501, 300), 6), 100))
    expect({ size, corners }).toEqual({ size: [60, 100], corners: shown[5]?.[1] })
  })
})

describe('other photos that come', () => {
  it('are kept in grey', async () => {
    const jpeg = await jpegOf(small, { color_space: 1 })
    expect(readPicture(jpeg).ok).toBe(true)
    expectBare(await kept(jpeg))
  })
  it('are kept with every way of sampling colours', async () => {
    for (const chroma_subsample of [1, 2]) {
      const jpeg = await jpegOf(fields(130, 70), { auto_subsample: false, chroma_subsample })
      expect((await cornersOf(await kept(jpeg))).corners, `${chroma_subsample}`).toEqual(UPRIGHT)
    }
  })
  it('are kept with what is see-through on white', async () => {
    const clear = fields(32, 32)
    clear.data.fill(0)
    const decoded = readPicture(await kept(await pngOf(clear)))
    if (!decoded.ok) throw new Error(decoded.problem.code)
    const pixels = await withPixels(decoded.value, 1600, (one) => shrink(one, 1600))
    expect(pixels.ok && pixels.value.data.slice(0, 3).every((value) => value > 250)).toBe(true)
    const lossy = await webpOf({ ...clear, data: clear.data.map((_, at) => (at % 4 === 3 ? 128 : 10)) })
    expectBare(await kept(lossy))
  })
  it('are kept where they are one pixel', async () => {
    const jpeg = await kept(await pngOf(fields(1, 1)))
    expectBare(jpeg)
    expect(readPicture(jpeg)).toMatchObject({ ok: true, value: { width: 1, height: 1 } })
  })
})

describe('what is not kept', () => {
  const [jpeg, png, webp] = [jpegOf(small), pngOf(small), webpOf(small)]

  it('is a file that is no photo, whatever its name', async () => {
    expect(await refusal(new Uint8Array())).toBe('photo_not_readable')
    for (const file of [
      'GIF89a 1',
      '\0\0\0 ftypheic\0\0\0\0mif1heic',
      '\0\0\0 ftypavif\0\0\0\0avifmif1',
      'BM 1',
      'MM\0*',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '%PDF-1.7',
      '一张照片',
      'RIFF\0\0\0\0WAVE',
      '<?php ?>',
    ])
      expect(await refusal(bytesOf(file)), file).toBe('photo_format')
  })

  it('is a photo cut off anywhere', async () => {
    for (const whole of [await jpeg, await png, await webp])
      for (let part = 1; part < 40; part += 1) {
        const cut = whole.subarray(0, Math.floor((whole.length * part) / 40))
        expect(['photo_not_readable', 'photo_format'], `${part}`).toContain(await refusal(cut))
      }
  })

  it('is a photo whose pixels are broken', async () => {
    const broken = (await png).slice()
    broken.fill(7, 60, broken.length - 30)
    expect(await refusal(broken)).toBe('photo_not_readable')
    const tables = (await jpeg).slice()
    const huffman = tables.findIndex((byte, at) => byte === 0xff && tables[at + 1] === 0xc4)
    tables.fill(0xff, huffman + 5, huffman + 21)
    expect(await refusal(tables)).toBe('photo_not_readable')
    expect(await refusal(riffOf(webpChunk('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 96, 0, 64, 0, 1, 2, 3])))).toBe(
      'photo_not_readable',
    )
  })

  it('is a header that promises more than can be held, and nothing of it is decoded', async () => {
    const bomb = bytesOf(PNG_SIGNATURE, pngHeader(50_000, 50_000), pngChunk('IDAT', []), pngChunk('IEND', []))
    expect(await refusal(bomb)).toBe('photo_too_large')
    // Within the most pixels, but a PNG is decoded whole.
    const wide = bytesOf(PNG_SIGNATURE, pngHeader(6000, 6000), pngChunk('IDAT', []), pngChunk('IEND', []))
    expect(await refusal(wide)).toBe('photo_too_large')
    const huge = (await jpeg).slice()
    const frame = huge.findIndex((byte, at) => byte === 0xff && huge[at + 1] === 0xc0)
    huge.set([0xff, 0xff, 0xff, 0xff], frame + 5)
    expect(await refusal(huge)).toBe('photo_too_large')
    const lossless = webpChunk('VP8L', [0x2f, 0xff, 0xff, 0xff, 0x0f, 0, 0])
    expect(await refusal(riffOf(lossless))).toBe('photo_too_large')
  })

  it('is a JPEG with a second, larger frame behind the one that was measured', async () => {
    const bytes = await jpeg
    const scan = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xda)
    const second = segment(0xc0, Uint8Array.of(8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0))
    expect(await refusal(bytesOf(bytes.subarray(0, scan), second, bytes.subarray(scan)))).toBe(
      'photo_not_readable',
    )
  })

  it('is a JPEG with scans without end', async () => {
    const bytes = await jpegOf(small, { baseline: false, progressive: true })
    const scan = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xda)
    const one = bytes.subarray(scan, -2)
    const many = bytesOf(bytes.subarray(0, scan), ...Array.from({ length: 50 }, () => one), [0xff, 0xd9])
    expect(await refusal(many)).toBe('photo_not_readable')
  })

  it('is a WebP that moves; of a PNG that moves its still picture is kept', async () => {
    const bytes = await webp
    expect(await refusal(riffOf(vp8x(0x02, 96, 64), bytes.subarray(12)))).toBe('photo_format')
    expect(await refusal(riffOf(vp8x(0, 96, 64), webpChunk('ANIM', [0, 0, 0, 0, 0, 0])))).toBe('photo_format')
    expect((await cornersOf(await kept(await plantedPng(small, 1, animation)))).corners).toEqual(UPRIGHT)
  })
})
