import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'

const QUALITY = 0.8
const MAGIC_BYTES = 12

/** JPEG, PNG and WebP by their first bytes: what the portal takes, whatever browser this is. */
const ours = /^(\u00ff\u00d8\u00ff|\u0089PNG\r\n|RIFF[^]{4}WEBP)/

const isOurs = async (file: Blob): Promise<boolean> =>
  ours.test(String.fromCharCode(...new Uint8Array(await file.slice(0, MAGIC_BYTES).arrayBuffer())))

/** What the browser makes of it, turned upright; `undefined` where it cannot. */
const decoded = async (file: Blob): Promise<ImageBitmap | undefined> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (fault) {
    // Browsers of 2022 turn it upright without being asked, and do not know the word.
    return fault instanceof TypeError ? createImageBitmap(file).catch(() => undefined) : undefined
  }
}

/** On white: a JPEG cannot be seen through. */
const drawn = (bitmap: ImageBitmap, edge: number): HTMLCanvasElement | undefined => {
  const by = Math.min(1, edge / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * by))
  canvas.height = Math.max(1, Math.round(bitmap.height * by))
  const context = canvas.getContext('2d')
  if (context === null) return undefined
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}

const asJpeg = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((done) => {
    canvas.toBlob(done, 'image/jpeg', QUALITY)
  })

/**
 * A photo as it leaves the phone: upright, its longer side at most `edge` pixels, a new JPEG with nothing of the file but what can be
 * seen. Takes what the browser can decode (HEIC on an iPhone). Refuses `photo_not_readable` what is broken or empty, `photo_format`
 * what this browser does not know. The Worker does the same once more, and believes nobody.
 */
export const shrinkPhoto = async (file: Blob, edge: number): Promise<Result<Blob>> => {
  const bitmap = file.size === 0 ? undefined : await decoded(file)
  if (bitmap === undefined)
    return refuse(problem(file.size === 0 || (await isOurs(file)) ? 'photo_not_readable' : 'photo_format'))
  const canvas = drawn(bitmap, edge)
  bitmap.close()
  const jpeg = canvas && (await asJpeg(canvas))
  return jpeg ? ok(jpeg) : refuse(problem('photo_not_readable'))
}
