import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { fields } from '../../tests/support/planted-photos.ts'
import { jpegOf } from '../../tests/worker/photo-encoders.ts'
import { bindings, casebook, look, NOW, send, streetReport } from '../../tests/worker/report-client.ts'
import { app } from '../app.ts'

afterEach(() => reset())

const upload = async (side: number): Promise<string> => {
  const answer = await app.request(
    'http://portal/api/photos',
    {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: await jpegOf(fields(side, 64)),
    },
    bindings,
  )
  expect(answer.status).toBe(201)
  return (await answer.json<{ photo: string }>()).photo
}

describe('photos of a draft that comes again', () => {
  it('are those of the first time; others are still free for another report', async () => {
    const draftId = crypto.randomUUID()
    const [one, two] = [await upload(64), await upload(72)]
    const first = await send(streetReport({ draftId, photos: [one] }))
    expect((await send(streetReport({ draftId, photos: [two] }))).receipt).toBe(first.receipt)
    expect((await look(first.receipt)).photos).toBe(1)
    const other = await send(streetReport({ photos: [two] }))
    expect((await look(other.receipt)).photos).toBe(1)
  })
})

describe('the alarm', () => {
  it('goes on with photos and its next time, also where a message cannot be written', async () => {
    const photo = await upload(64)
    await send(streetReport({ contact: { phone: '13800138000' } }))
    const state = await runInDurableObject(casebook(), async (instance, { storage }) => {
      const { id, case_id: caseId } = storage.sql
        .exec<{ id: string; case_id: string }>('SELECT id, case_id FROM reports')
        .one()
      await instance.desk().act({
        nowMs: NOW,
        by: 'clerk',
        caseId,
        act: 'accept',
        seen: 1,
        keyed: { key: 'accept', body: '' },
      })
      // A key that was taken out of the ring too early: nobody's phone can be read.
      storage.sql.exec("UPDATE reports SET sealed = 'gone.AAAA'")
      storage.sql.exec('INSERT INTO photos (id, report_id) VALUES (?, ?)', photo, id)
      const bound = Reflect.get(instance, 'env') as typeof bindings
      Reflect.set(instance, 'env', {
        ...bound,
        PORTAL_WEBHOOK_URL: 'http://127.0.0.1:9/',
        PORTAL_WEBHOOK_SECRET: `whsec_${btoa('x'.repeat(32))}`,
      })
      await storage.deleteAlarm()
      await expect(instance.alarm()).rejects.toThrow('not in the ring')
      Reflect.set(instance, 'env', bound)
      return {
        adopted: storage.sql.exec<{ adopted: number }>('SELECT adopted FROM photos').one().adopted,
        alarm: await storage.getAlarm(),
      }
    })
    expect(state.adopted).toBe(1)
    expect(state.alarm).not.toBeNull()
  })
})
