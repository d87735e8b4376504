import { expect, it } from 'vitest'
import { freshFolder, onWorkerd } from './portal-process.ts'

const beats = async (url: string): Promise<number> => {
  const response = await fetch(`${url}/api/ready`)
  expect(response.status).toBe(200)
  return ((await response.json()) as { beats: number }).beats
}

it('keeps what it stored through kill -9 and a restart', async () => {
  const folder = freshFolder()
  try {
    let stored = 0
    for (let round = 1; round <= 3; round += 1) {
      const portal = await onWorkerd(folder.path)
      for (let beat = 1; beat <= 5; beat += 1) {
        stored += 1
        expect(await beats(portal.url), `round ${round}`).toBe(stored)
      }
      await portal.kill('SIGKILL')
    }
  } finally {
    folder.remove()
  }
}, 60_000)
