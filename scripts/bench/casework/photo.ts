import { crc32, deflateSync } from 'node:zlib'
import { photoAnswerSchema } from '../../../schema/api/casework.ts'
import { randomOf } from '../../peers/random.ts'
import { unexpected } from '../booking/couple.ts'
import type { Meter } from '../booking/meter.ts'

const [WIDTH, HEIGHT] = [1280, 960]
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([u32(data.length), body, u32(crc32(body))])
}

/** A PNG of the size that the browser's own shrinking leaves: a slope of colour with some grain. */
const picture = (): Buffer => {
  const random = randomOf(11)
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1))
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const grain = random() * 12
      const at = y * (WIDTH * 3 + 1) + 1 + x * 3
      rows.set([(x / WIDTH) * 240 + grain, (y / HEIGHT) * 240 + grain, 120 + grain], at)
    }
  // Eight bits each of red, green and blue.
  const header = Buffer.concat([u32(WIDTH), u32(HEIGHT), Buffer.from([8, 2, 0, 0, 0])])
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Sends photos, each under a key of its own, and says what each is called. */
export const uploader = (url: string, meter: Meter): (() => Promise<string>) => {
  const body = new Uint8Array(picture())
  return async () => {
    const startMs = performance.now()
    const headers = { 'content-type': 'image/png', 'idempotency-key': crypto.randomUUID() }
    const answer = await fetch(`${url}/api/photos`, { method: 'POST', headers, body })
    const text = await answer.text()
    meter.took(performance.now() - startMs)
    if (answer.status !== 201) throw unexpected('photo', { status: answer.status, text })
    return photoAnswerSchema.parse(JSON.parse(text)).photo
  }
}
