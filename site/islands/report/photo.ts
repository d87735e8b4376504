import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'

const QUALITY = 0.82

/** A photo drawn anew, its longer edge at most `edge` pixels: smaller, and without what the camera wrote beside it. */
export const shrinkPhoto = async (file: File, edge: number): Promise<Result<Blob>> => {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return blob === null ? refuse(problem('photo_not_readable')) : ok(blob)
  } catch (failed) {
    if (failed instanceof DOMException) return refuse(problem('photo_not_readable'))
    throw failed
  }
}
