import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fields, plantedPng, type Bytes } from '../support/planted-photos.ts'
import { freshFolder, onWorkerd, onWrangler } from './portal-process.ts'

const send = async (url: string, file: Bytes, key: string): Promise<string> => {
  const answer = await fetch(`${url}/api/photos`, {
    method: 'POST',
    body: file,
    headers: { 'idempotency-key': key, 'content-type': 'image/png' },
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { photo: string }).photo
}

/** Everything that lies below a folder, as one text of single bytes. */
const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

describe('a photo', () => {
  it('is decoded on plain workerd, survives kill -9, and lies sealed in the database files', async () => {
    const folder = freshFolder()
    try {
      const [file, key] = [await plantedPng(fields(640, 480), 6), crypto.randomUUID()]
      const first = await onWorkerd(folder.path)
      const photo = await send(first.url, file, key)
      await first.kill('SIGKILL')
      const stored = everythingIn(folder.path)
      // It is there: the database knows its id. Of the picture and of the file nothing can be read.
      expect(stored).toContain(photo)
      expect(stored).not.toMatch(/JFIF|\u00ff\u00d8\u00ff|PLANTED|IHDR/)
      const second = await onWorkerd(folder.path)
      expect(await send(second.url, file, key)).toBe(photo)
      await second.kill()
    } finally {
      folder.remove()
    }
  }, 60_000)

  it('is decoded under wrangler dev', async () => {
    const folder = freshFolder()
    const portal = await onWrangler(folder.path)
    try {
      expect(await send(portal.url, await plantedPng(fields(64, 48)), crypto.randomUUID())).toHaveLength(36)
    } finally {
      await portal.kill()
      folder.remove()
    }
  }, 120_000)
})
