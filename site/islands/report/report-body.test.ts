import { expect, it } from 'vitest'
import { reportBodySchema } from '../../../schema/api/casework.ts'
import { begun, type Said } from '../parts/draft.ts'
import { reportBody } from './report-body.ts'

const ID = '7f0d1f5e-4a55-4d4c-9a56-0f6f4a1a2b3c'
const PHOTO = 'a1b2c3d4-0000-4000-8000-000000000001'

it('turns a form as it was filled in into the body that the API takes', () => {
  const said: Said[] = [
    ['fields.danger', 'no'],
    ['fields.signs', 'cold'],
    ['fields.signs', 'hungry'],
    ['place.township', '431281101'],
    ['place.lat', '27.123456'],
    ['place.lon', '109.9'],
    ['place.accuracyM', '35'],
    ['place.landmark', ' '],
    ['contact.phone', '13800000000'],
  ]
  const photos = [
    { id: 'one', type: 'image/jpeg', bytes: new ArrayBuffer(1), kept: PHOTO },
    { id: 'two', type: 'image/jpeg', bytes: new ArrayBuffer(1) },
  ]
  const draft = { ...begun(ID, { kind: 'street-person', form: '' }, 0), said, photos }
  const body = reportBody(draft)
  expect(body).toEqual({
    kind: 'street-person',
    fields: { danger: 'no', signs: ['cold', 'hungry'] },
    place: { township: '431281101', lat: 27.123456, lon: 109.9, accuracyM: 35 },
    contact: { phone: '13800000000' },
    photos: [PHOTO],
    draftId: ID,
  })
  expect(reportBodySchema.safeParse(body).success).toBe(true)
})

it('leaves out what nobody filled in', () => {
  const draft = begun(ID, { kind: 'question', form: '' }, 0)
  expect(reportBody(draft)).toEqual({ kind: 'question', fields: {}, draftId: ID })
})
