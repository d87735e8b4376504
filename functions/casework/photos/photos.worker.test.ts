import { env, exports } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import type { Context } from 'hono'
import { describe, expect, it } from 'vitest'
import { fields, plantedJpeg, pngOf } from '../../../tests/support/planted-photos.ts'
import { jpegOf } from '../../../tests/worker/photo-encoders.ts'
import { ask, casebook, json, look, streetReport } from '../../../tests/worker/report-client.ts'
import { app } from '../../app.ts'
import type { AppEnv, Env } from '../../env.ts'
import { policy } from '../../policy.ts'
import { adopt, albumPhoto, areWaiting, eraseAlbum, keepUpload, mergeAlbum } from './index.ts'

const bound = env as unknown as Env
const portal = (exports as unknown as { default: Fetcher }).default
const c = { env: bound } as Context<AppEnv>
const uploadOf = (photo: string) => bound.ALBUM.getByName(`upload:${photo}`)
const albumOf = (caseId: string) => bound.ALBUM.getByName(`case:${caseId}`)
const id = (): string => crypto.randomUUID()

const small = jpegOf(fields(96, 64))
const upload = async (key?: string): Promise<string> => {
  const kept = await keepUpload(c, plantedJpeg(await small), key)
  if (!kept.ok) throw new Error(kept.problem.code)
  return kept.value.photo
}
const photoOf = async (caseId: string, photo: string): Promise<Uint8Array | string> => {
  const found = await albumPhoto(c, caseId, photo)
  return found.ok ? found.value.bytes : found.problem.code
}
const isJpeg = (bytes: Uint8Array | string): boolean =>
  typeof bytes !== 'string' && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-1) === 0xd9
const idsIn = (stub: ReturnType<typeof albumOf>): Promise<string[]> =>
  runInDurableObject(stub, (_, { storage }) => [...storage.kv.list()].map(([key]) => key))

describe('POST /api/photos', () => {
  const send = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    portal.fetch('https://portal.test/api/photos', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': id(), 'content-type': 'image/jpeg', ...headers },
    })
  const codeOf = async (answer: Response): Promise<string> =>
    `${answer.status} ${(await answer.json<{ code: string }>()).code}`

  it('keeps a photo, and gives the same photo for the same request', async () => {
    const key = id()
    const file = await small
    const first = await send(file, { 'idempotency-key': key })
    expect(first.status).toBe(201)
    const { photo } = await first.json<{ photo: string }>()
    expect(await areWaiting(bound, [photo])).toBe(true)
    expect(await (await send(file, { 'idempotency-key': key })).json()).toEqual({ photo })
    const other = await pngOf(fields(8, 8))
    expect(await codeOf(await send(other, { 'idempotency-key': key }))).toBe('422 idempotency_key_reused')
    expect(await (await send(file)).json()).not.toEqual({ photo })
  })
  it('reads the file, and not what it is called', async () => {
    const png = await send(await pngOf(fields(8, 8)), { 'content-type': 'text/plain' })
    expect(png.status).toBe(201)
    expect(await codeOf(await send('not a photo'))).toBe('415 photo_format')
    expect(await codeOf(await send(''))).toBe('422 photo_not_readable')
  })
  it('asks for the key of the request', async () => {
    expect(await codeOf(await send(await small, { 'idempotency-key': '' }))).toBe(
      '400 idempotency_key_missing',
    )
  })
  it('refuses 20 MB, with or without a length, and reads on for the sender’s sake only so far', async () => {
    const piece = new Uint8Array(1_000_000)
    expect(await codeOf(await send(new Uint8Array(20_000_000)))).toBe('413 photo_too_large')
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1
        if (sent > 100) controller.close()
        else controller.enqueue(piece)
      },
    })
    const answer = await app.request(
      'https://portal.test/api/photos',
      { method: 'POST', body: endless, headers: { 'idempotency-key': id() } },
      bound,
    )
    expect(await codeOf(answer)).toBe('413 photo_too_large')
    expect(sent).toBeLessThan(60)
  })
  it('slows a network down that sends without end', async () => {
    const limited: Env = { ...bound, PORTAL_LIMITS: 'on' }
    const codes: number[] = []
    for (let time = 0; time < 70; time += 1) {
      const answer = await app.request(
        'https://portal.test/api/photos',
        {
          method: 'POST',
          body: 'x',
          headers: { 'idempotency-key': id(), 'cf-connecting-ip': '203.0.113.77' },
        },
        limited,
      )
      codes.push(answer.status)
    }
    expect(codes.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 415))
    expect(codes.at(-1)).toBe(429)
  })
})

describe('a report with photos', () => {
  it('takes them into the album of its case, once, and no other report gets them', async () => {
    const photos = [await upload(), await upload()]
    const first = await ask('/requests', { body: streetReport({ photos }) })
    expect(first.status).toBe(201)
    const { receipt } = await json<{ receipt: string }>(first)
    expect((await look(receipt)).photos).toBe(2)
    const caseId = await runInDurableObject(casebook(), (_, { storage }) => {
      const rows = storage.sql.exec<{ id: string }>('SELECT id FROM cases ORDER BY number DESC LIMIT 1')
      return rows.one().id
    })
    for (const photo of photos) expect(isJpeg(await photoOf(caseId, photo))).toBe(true)
    const second = await ask('/requests', { body: streetReport({ photos }) })
    expect(await json<{ code: string }>(second)).toMatchObject({ code: 'photo_gone' })
  })
})

describe('a waiting photo', () => {
  it('lies sealed: nothing of the picture can be read in storage', async () => {
    const photo = await upload()
    const stored = await runInDurableObject(uploadOf(photo), (_, { storage }) =>
      [...storage.kv.list<unknown>()].map(([key, value]) =>
        value instanceof Uint8Array
          ? new TextDecoder('latin1').decode(value)
          : `${key} ${JSON.stringify(value)}`,
      ),
    )
    expect(stored.join('').length).toBeGreaterThan(500)
    expect(stored.join('')).not.toMatch(/JFIF|\u00ff\u00d8\u00ff|PLANTED/)
  })
  it('goes when its time is over, and not before', async () => {
    const photo = await upload()
    const stub = uploadOf(photo)
    const set = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm())
    const hours = ((set ?? 0) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(policy.casework.photo.waitsHours - 0.1)
    expect(hours).toBeLessThanOrEqual(policy.casework.photo.waitsHours)
    // An alarm that comes too early, as after a restored backup.
    expect(await runDurableObjectAlarm(stub)).toBe(true)
    expect(await areWaiting(bound, [photo])).toBe(true)
    await runInDurableObject(stub, (_, { storage }) => storage.kv.put('until', Date.now() - 1))
    expect(await runDurableObjectAlarm(stub)).toBe(true)
    expect(await areWaiting(bound, [photo])).toBe(false)
    expect(await idsIn(stub)).toEqual([])
    await adopt(bound, 'late', id(), [photo])
    expect(await photoOf('late', photo)).toBe('photo_gone')
  })
  it('is not waiting where nobody sent it', async () => {
    expect(await areWaiting(bound, [id()])).toBe(false)
    expect(await areWaiting(bound, [])).toBe(true)
    expect(await areWaiting(bound, [await upload(), id()])).toBe(false)
  })
})

describe('adopt', () => {
  it('moves photos into the album of their case, where they open', async () => {
    const photos = [await upload(), await upload()]
    await adopt(bound, 'a1', id(), photos)
    for (const photo of photos) {
      expect(isJpeg(await photoOf('a1', photo))).toBe(true)
      expect(await idsIn(uploadOf(photo))).toEqual([])
    }
    expect(await areWaiting(bound, photos)).toBe(false)
    expect(await photoOf('a2', photos[0] ?? '')).toBe('photo_gone')
  })
  it('done again changes nothing', async () => {
    const [photo, report] = [await upload(), id()]
    await adopt(bound, 'b1', report, [photo])
    const before = await idsIn(albumOf('b1'))
    await adopt(bound, 'b1', report, [photo])
    expect(await idsIn(albumOf('b1'))).toEqual(before)
    expect(isJpeg(await photoOf('b1', photo))).toBe(true)
  })
  it('goes on after it was stopped: claimed and not copied, copied and not erased', async () => {
    const [first, second, report] = [await upload(), await upload(), id()]
    await uploadOf(first).claim(first, report)
    const sealed = await uploadOf(second).claim(second, report)
    if (sealed === null) throw new Error('not claimed')
    await albumOf('k1').keep({ id: second, sealed }, report)
    // Both are taken by then: no other report gets them.
    expect(await areWaiting(bound, [first])).toBe(false)
    await adopt(bound, 'k1', report, [first, second])
    for (const photo of [first, second]) {
      expect(isJpeg(await photoOf('k1', photo))).toBe(true)
      expect(await idsIn(uploadOf(photo))).toEqual([])
    }
    expect((await idsIn(albumOf('k1'))).filter((key) => key.startsWith('photo:'))).toHaveLength(2)
  })
  it('gives a photo to one report only, however many ask at once', async () => {
    const photo = await upload()
    const cases = Array.from({ length: 5 }, (_, at) => `race-${at}`)
    await Promise.all(cases.map((one) => adopt(bound, one, id(), [photo])))
    const found = await Promise.all(cases.map((one) => photoOf(one, photo)))
    expect(found.filter(isJpeg)).toHaveLength(1)
  })
  it('keeps a photo that is larger than one value of storage', async () => {
    const [photo, report] = [id(), id()]
    const sealed = Uint8Array.from({ length: 4_100_000 }, (_, at) => at % 251)
    await albumOf('large').keep({ id: photo, sealed }, report)
    expect(await albumOf('large').sealed(photo)).toEqual(sealed)
    expect((await idsIn(albumOf('large'))).filter((key) => key.startsWith('part:'))).toHaveLength(3)
    await albumOf('large').drop(photo)
    expect(await idsIn(albumOf('large'))).toEqual([])
  })
})

describe('mergeAlbum and eraseAlbum', () => {
  it('move everything, and lead those that come later', async () => {
    const [early, late, report] = [await upload(), await upload(), id()]
    await adopt(bound, 'm1', report, [early])
    await mergeAlbum(bound, 'm1', 'm2')
    await adopt(bound, 'm1', report, [late])
    await mergeAlbum(bound, 'm1', 'm2')
    for (const photo of [early, late]) expect(isJpeg(await photoOf('m2', photo))).toBe(true)
    expect(await idsIn(albumOf('m1'))).toEqual(['moved-to'])
    // Whoever still knows the case by its old name finds them too.
    expect(isJpeg(await photoOf('m1', early))).toBe(true)
    await mergeAlbum(bound, 'm2', 'm3')
    expect(isJpeg(await photoOf('m1', late))).toBe(true)
  })
  it('go on after they were stopped in between', async () => {
    const [first, second, report] = [await upload(), await upload(), id()]
    await adopt(bound, 's1', report, [first, second])
    await albumOf('s1').moveTo('s2')
    const sealed = await albumOf('s1').sealed(first)
    if (sealed === null) throw new Error('gone')
    await albumOf('s2').keep({ id: first, sealed }, report)
    for (const photo of [first, second]) expect(isJpeg(await photoOf('s1', photo))).toBe(true)
    await mergeAlbum(bound, 's1', 's2')
    for (const photo of [first, second]) expect(isJpeg(await photoOf('s2', photo))).toBe(true)
    expect(await idsIn(albumOf('s1'))).toEqual(['moved-to'])
  })
  it('erase every byte, twice as well as once', async () => {
    const photo = await upload()
    await adopt(bound, 'e1', id(), [photo])
    await eraseAlbum(bound, 'e1')
    await eraseAlbum(bound, 'e1')
    expect(await photoOf('e1', photo)).toBe('photo_gone')
    expect(await idsIn(albumOf('e1'))).toEqual([])
  })
})

describe('a sealed photo', () => {
  it('opens as itself only', async () => {
    const [mine, other, report] = [await upload(), await upload(), id()]
    await adopt(bound, 'o1', report, [mine])
    const sealed = await uploadOf(other).claim(other, report)
    if (sealed === null) throw new Error('not claimed')
    await albumOf('o1').drop(mine)
    await albumOf('o1').keep({ id: mine, sealed }, report)
    await expect(albumPhoto(c, 'o1', mine)).rejects.toThrow('Authentication failed')
  })
})
