import { describe, expect, it } from 'vitest'
import { fields, plantedJpeg } from '../../../tests/support/planted-photos.ts'
import { jpegOf } from '../../../tests/worker/photo-encoders.ts'
import { formOf, visitorAt, type Page } from '../../../tests/worker/visitor.ts'
import { policy } from '../../policy.ts'

const NOW = '2026-12-01T09:00:00+08:00'
const STREET = '/report/street-person/'
const MARKER = '/report/boundary-marker/'
const township = policy.places.townships[0]?.code ?? ''

const photo = async (side = 64): Promise<File> =>
  new File([plantedJpeg(await jpegOf(fields(side, 64))).slice()], 'p.jpg', { type: 'image/jpeg' })
const text = new File(['not a photo'], 'p.jpg', { type: 'image/jpeg' })

const form = (page: Page, path: string, more: Record<string, string>, files: readonly File[]): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ ...formOf(page, path), do: 'send', ...more }))
    data.append(name, value)
  for (const file of files) data.append('photo', file)
  return data
}
const keptOn = ({ text: html }: Page): string[] =>
  [...html.matchAll(/name="photos" value="([\w-]+)"/g)].map(([, id = '']) => id)
const receiptOn = (page: Page): string => /data-receipt[^>]*>([\s\S]*?)<\/p>/.exec(page.text)?.[1] ?? ''
const marker = { 'fields.what': 'gone', 'place.township': township }
const street = { 'fields.seen': '有人晕倒了', 'place.township': township }

describe('photos in a form', () => {
  it('go with the report, and are counted for whoever has its receipt', async () => {
    const visitor = visitorAt(NOW)
    const files = [await photo(), await photo(72)]
    const sent = await visitor.post(MARKER, form(await visitor.get(MARKER), MARKER, marker, files))
    expect(sent.url).toBe('/report/sent/')
    expect((await visitor.get('/report/follow/')).text).toContain('2 张')
  })

  it('are kept when the form is refused for something else, and can be left out one by one', async () => {
    const visitor = visitorAt(NOW)
    const files = [await photo(), await photo(72)]
    const refused = await visitor.post(
      MARKER,
      form(await visitor.get(MARKER), MARKER, { ...marker, 'fields.what': '' }, files),
    )
    expect(refused.status).toBe(422)
    const kept = keptOn(refused)
    expect(kept).toHaveLength(2)
    const sent = await visitor.post(MARKER, form(refused, MARKER, { ...marker, photos: kept[0] ?? '' }, []))
    expect(sent.url).toBe('/report/sent/')
    expect((await visitor.get('/report/follow/')).text).toContain('1 张')
  })

  it('make no second report when the same form is sent again with them', async () => {
    const page = await visitorAt(NOW).get(MARKER)
    const file = await photo()
    const one = await visitorAt(NOW).post(MARKER, form(page, MARKER, marker, [file]))
    const two = await visitorAt(NOW).post(MARKER, form(page, MARKER, marker, [file]))
    expect(receiptOn(one)).not.toBe('')
    expect(receiptOn(two)).toBe(receiptOn(one))
  })

  it('that are none are refused beside their field, with every word kept', async () => {
    const visitor = visitorAt(NOW)
    const words = { ...marker, 'fields.words': '桩子不见了' }
    const refused = await visitor.post(MARKER, form(await visitor.get(MARKER), MARKER, words, [text]))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('这种照片认不出来')
    expect(refused.text).toContain('桩子不见了</textarea>')
  })

  it('never stop an urgent report: it goes, and the receipt says what was not taken in', async () => {
    const visitor = visitorAt(NOW)
    const page = await visitor.get(STREET)
    const sent = await visitor.post(STREET, form(page, STREET, street, [await photo(), text]))
    expect(sent.url).toBe('/report/sent/?photo=photo_format')
    expect(sent.text).toContain('照片没有收下：这种照片认不出来')
    expect((await visitor.get('/report/follow/')).text).toContain('1 张')
  })

  it('that somebody else has, or that are gone, are asked for again', async () => {
    const visitor = visitorAt(NOW)
    const gone = { ...marker, photos: crypto.randomUUID() }
    const refused = await visitor.post(MARKER, form(await visitor.get(MARKER), MARKER, gone, []))
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('照片要重新选')
    expect(keptOn(refused)).toEqual([])
    const urgent = await visitor.post(
      STREET,
      form(await visitor.get(STREET), STREET, { ...street, photos: crypto.randomUUID() }, []),
    )
    expect(urgent.url).toBe('/report/sent/?photo=photo_gone')
  })

  it('may be no more than the kind allows', async () => {
    const visitor = visitorAt(NOW)
    const files = await Promise.all([64, 72, 80, 88].map((side) => photo(side)))
    const refused = await visitor.post(MARKER, form(await visitor.get(MARKER), MARKER, marker, files))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('最多 3 个')
    expect(keptOn(refused)).toHaveLength(3)
  })

  it('can be added later, also without a word', async () => {
    const visitor = visitorAt(NOW)
    await visitor.post(STREET, form(await visitor.get(STREET), STREET, street, []))
    const follow = await visitor.get('/report/follow/')
    const added = await visitor.post(
      '/report/add/',
      form(follow, '/report/add/', { text: '' }, [await photo()]),
    )
    expect(added.text).toContain('补充的收到了')
    expect(added.text).toContain('1 张')
    const broken = form(added, '/report/add/', { text: '又看见了' }, [text])
    const refused = await visitor.post('/report/add/', broken)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('又看见了</textarea>')
  })

  it('that are too long come back as a page with the words in it', async () => {
    const visitor = visitorAt(NOW)
    const huge = new File([new Uint8Array(3 * policy.casework.photo.mostBytes + 200_000)], 'p.jpg')
    const words = { ...marker, 'fields.words': '桩子不见了' }
    const refused = await visitor.post(MARKER, form(await visitor.get(MARKER), MARKER, words, [huge]))
    expect(refused.status).toBe(413)
    expect(refused.text).toContain('桩子不见了</textarea>')
    expect(refused.text).toContain('照片太大，没有收下')
  })
})
