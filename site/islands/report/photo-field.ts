import type { DraftPhoto } from '../parts/draft.ts'
import { make, pressable } from '../parts/make.ts'
import { newId } from '../parts/new-id.ts'
import { shrinkPhoto } from './photo.ts'
import type { Setting } from './words.ts'

const THUMB_PX = 96
const KIB = 1024

/** Drawn, not loaded: the page may load no picture but the portal's own. */
const thumbOf = (photo: DraftPhoto): HTMLCanvasElement => {
  const canvas = make('canvas', { class: 'thumb', 'aria-hidden': 'true' })
  canvas.width = canvas.height = THUMB_PX
  createImageBitmap(new Blob([photo.bytes], { type: photo.type })).then(
    (picture) => {
      const scale = THUMB_PX / Math.min(picture.width, picture.height)
      const [width, height] = [picture.width * scale, picture.height * scale]
      canvas
        .getContext('2d')
        ?.drawImage(picture, (THUMB_PX - width) / 2, (THUMB_PX - height) / 2, width, height)
      picture.close()
    },
    // Its size and number still stand beside it.
    () => canvas.remove(),
  )
  return canvas
}

/**
 * Takes photos as they are chosen: each is shrunk at once and kept with the draft; the file itself is not. Returns what is kept now.
 */
export const takePhotos = (
  form: HTMLFormElement,
  { t, photoEdge }: Setting,
  before: readonly DraftPhoto[],
  changed: () => void,
): (() => DraftPhoto[]) => {
  let photos = [...before]
  const place = form.querySelector<HTMLElement>('[data-photos]')
  const input = place?.querySelector<HTMLInputElement>('input[type="file"]')
  if (place === null || input === null || input === undefined) return () => photos
  const most = Number(place.dataset['photos'])
  const [list, said] = [make('ul', { class: 'photos' }), make('p', { role: 'status' })]
  place.append(list, said)

  const show = (): void => {
    list.replaceChildren(
      ...photos.map((photo, at) => {
        const name = t('drafts.photo.name', { number: at + 1, size: Math.ceil(photo.bytes.byteLength / KIB) })
        const drop = pressable(t('drafts.photo.drop', { number: at + 1 }), 'link', () => {
          photos = photos.filter(({ id }) => id !== photo.id)
          said.textContent = t('drafts.photo.dropped')
          show()
          changed()
        })
        return make('li', { class: 'row' }, thumbOf(photo), make('span', {}, name), drop)
      }),
    )
    input.disabled = photos.length >= most
  }

  const take = async (files: readonly File[]): Promise<void> => {
    said.textContent = t('drafts.photo.busy')
    const faults: string[] = []
    for (const file of files) {
      if (photos.length >= most) {
        faults.push(t('drafts.photo.most', { max: most }))
        break
      }
      const small = await shrinkPhoto(file, photoEdge)
      if (small.ok)
        photos = [...photos, { id: newId(), type: small.value.type, bytes: await small.value.arrayBuffer() }]
      else
        faults.push(
          t(small.problem.code === 'photo_format' ? 'drafts.photo.format' : 'drafts.photo.unreadable'),
        )
    }
    said.textContent = faults[0] ?? t('drafts.photo.taken', { count: photos.length })
    show()
    changed()
  }
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    // The original stays where it is: what goes is the small one.
    input.value = ''
    void take(files)
  })
  show()
  return () => photos
}
