import { expect, test, type Page } from '@playwright/test'
import { build } from 'esbuild'
import {
  bytesOf,
  fields,
  plantedJpeg,
  plantedPng,
  plantedWebp,
  type Bytes,
} from '../support/planted-photos.ts'

/** The island's own file, built as a module and loaded by a page of the portal under its own policy. */
const built = build({
  entryPoints: ['site/islands/report/photo.ts'],
  bundle: true,
  format: 'esm',
  write: false,
})

type Photo = typeof import('../../site/islands/report/photo.ts')
type Seen =
  { ok: false; code: string } | { ok: true; type: string; bytes: number[]; size: number[]; corners: string[] }

const open = async (page: Page): Promise<void> => {
  const { outputFiles } = await built
  await page.route('**/photo-under-test.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }),
  )
  await page.goto('/')
}

const shrink = (page: Page, file: Bytes, edge = 1600, type = 'image/jpeg'): Promise<Seen> =>
  page.evaluate(
    async ({ base64, edge, type }) => {
      const address = '/photo-under-test.js'
      const { shrinkPhoto } = (await import(address)) as Photo
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const made = await shrinkPhoto(new Blob([bytes], { type }), edge)
      if (!made.ok) return { ok: false, code: made.problem.code }
      const bitmap = await createImageBitmap(made.value)
      const { width, height } = bitmap
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      const at = (x: number, y: number): string => {
        const [r = 0, g = 0, b = 0] = context?.getImageData(x, y, 1, 1).data ?? []
        return b > 128 ? (r > 200 ? 'white' : 'blue') : r > 128 ? (g > 128 ? 'yellow' : 'red') : 'green'
      }
      const [right, below] = [Math.max(0, width - 4), Math.max(0, height - 4)]
      const [left, above] = [Math.min(3, right), Math.min(3, below)]
      return {
        ok: true,
        type: made.value.type,
        bytes: [...new Uint8Array(await made.value.arrayBuffer())],
        size: [width, height],
        corners: [at(left, above), at(right, above), at(left, below), at(right, below)],
      }
    },
    { base64: Buffer.from(file).toString('base64'), edge, type },
  )

const picture = fields(96, 64)
/** The same picture as this browser writes it. */
const encoded = async (page: Page, type: 'image/jpeg' | 'image/webp', from = picture): Promise<Bytes> =>
  Uint8Array.from(
    await page.evaluate(
      async ({ data, width, height, type }) => {
        const canvas = new OffscreenCanvas(width, height)
        canvas
          .getContext('2d')
          ?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0)
        const blob = await canvas.convertToBlob({ type, quality: 0.9 })
        return [...new Uint8Array(await blob.arrayBuffer())]
      },
      { ...from, data: [...from.data], type },
    ),
  )

const files: [string, (page: Page, orientation?: number) => Promise<Bytes>][] = [
  ['JPEG', async (page, orientation) => plantedJpeg(await encoded(page, 'image/jpeg'), orientation)],
  ['PNG', (_, orientation) => plantedPng(picture, orientation)],
  ['WebP', async (page, orientation) => plantedWebp(await encoded(page, 'image/webp'), picture, orientation)],
]
const UPRIGHT = ['red', 'green', 'blue', 'yellow']
const shown = [
  UPRIGHT,
  ['green', 'red', 'yellow', 'blue'],
  ['yellow', 'blue', 'green', 'red'],
  ['blue', 'yellow', 'red', 'green'],
  ['red', 'blue', 'green', 'yellow'],
  ['blue', 'red', 'yellow', 'green'],
  ['yellow', 'green', 'blue', 'red'],
  ['green', 'yellow', 'red', 'blue'],
]

for (const [name, make] of files)
  test(`a ${name} leaves the phone as a picture and nothing else`, async ({ page }) => {
    await open(page)
    const file = await make(page)
    expect(Buffer.from(file).toString('latin1')).toContain('PLANTED-GPS')
    const seen = await shrink(page, file, 1600, 'text/plain')
    if (!seen.ok) throw new Error(seen.code)
    expect([seen.type, seen.size, seen.corners]).toEqual(['image/jpeg', [96, 64], UPRIGHT])
    expect(seen.bytes.slice(0, 3)).toEqual([0xff, 0xd8, 0xff])
    expect(seen.bytes.slice(-2)).toEqual([0xff, 0xd9])
    expect(Buffer.from(seen.bytes).toString('latin1')).not.toMatch(/PLANTED|Exif|http|8BIM|php/)
  })

test('a JPEG is turned upright from every orientation, and shrunk to the edge', async ({ page }) => {
  await open(page)
  for (const [at, corners] of shown.entries()) {
    const seen = await shrink(page, plantedJpeg(await encoded(page, 'image/jpeg'), at + 1), 48)
    if (!seen.ok) throw new Error(seen.code)
    const size = at < 4 ? [48, 32] : [32, 48]
    expect([seen.size, seen.corners], `orientation ${at + 1}`).toEqual([size, corners])
  }
})

test('what is see-through lies on white, and a picture of one pixel stays one', async ({ page }) => {
  await open(page)
  const clear = fields(20, 20)
  clear.data.fill(0)
  const seen = await shrink(page, await plantedPng(clear))
  expect(seen).toMatchObject({ ok: true, corners: ['white', 'white', 'white', 'white'] })
  expect(await shrink(page, await plantedPng(fields(1, 1)))).toMatchObject({ ok: true, size: [1, 1] })
})

test('what is no photo, or a broken one, is refused and says which', async ({ page }) => {
  await open(page)
  const [jpeg, png] = [await encoded(page, 'image/jpeg'), await plantedPng(picture)]
  const refused: [string, Bytes, string][] = [
    ['nothing', bytesOf(''), 'photo_not_readable'],
    ['text called .jpg', bytesOf('这不是照片'), 'photo_format'],
    [
      'HEIC, which this browser does not know',
      bytesOf('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'),
      'photo_format',
    ],
    ['a JPEG with nothing in it', jpeg.slice(0, 20), 'photo_not_readable'],
    ['a PNG with nothing in it', png.slice(0, 40), 'photo_not_readable'],
    ['a WebP with nothing in it', bytesOf('RIFF\u0004\0\0\0WEBP'), 'photo_not_readable'],
  ]
  for (const [name, file, code] of refused)
    expect(await shrink(page, file), name).toEqual({ ok: false, code })
})

test('what leaves the phone is what the Worker keeps', async ({ page }) => {
  await open(page)
  const seen = await shrink(page, plantedJpeg(await encoded(page, 'image/jpeg', fields(900, 700)), 6))
  if (!seen.ok) throw new Error(seen.code)
  const answer = await page.request.post('/api/photos', {
    data: Buffer.from(seen.bytes),
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': crypto.randomUUID() },
  })
  expect(answer.status()).toBe(201)
  expect(await answer.json()).toEqual({ photo: expect.stringMatching(/^[\da-f-]{36}$/) })
})
