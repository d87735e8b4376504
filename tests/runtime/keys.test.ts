import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { environment } from '../../scripts/lib/run.mjs'
import { freshFolder, onWorkerd } from './portal-process.ts'

it('makes a key ring on the first start, for its owner only, and leaves it at the next', async () => {
  const folder = freshFolder()
  try {
    const rings: string[] = []
    for (let start = 1; start <= 2; start += 1) {
      const portal = await onWorkerd(folder.path)
      expect((await fetch(`${portal.url}/api/challenge`)).status).toBe(200)
      const file = join(folder.path, 'keys.json')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      rings.push(readFileSync(file, 'utf8'))
      const ring = JSON.parse(rings[0] ?? '') as { keys: { k1: string }; lookup: string }
      for (const name of readdirSync('build').filter((name) => name.endsWith('.capnp')))
        for (const secret of [ring.keys.k1, ring.lookup])
          expect(readFileSync(join('build', name), 'utf8'), name).not.toContain(secret)
      await portal.kill()
    }
    expect(rings[1]).toBe(rings[0])
  } finally {
    folder.remove()
  }
}, 60_000)

const startInProduction = (settings: Record<string, string>) => {
  const folder = freshFolder()
  const { PORTAL_KEYS: _, ...inherited } = environment()
  const { status, stdout, stderr } = spawnSync('node', ['scripts/start.mjs', '--no-build'], {
    env: { ...inherited, PORTAL_ENV: 'production', PORTAL_DATA: folder.path, PORTAL_PORT: '1', ...settings },
    encoding: 'utf8',
    timeout: 30_000,
  })
  const made = readdirSync(folder.path)
  folder.remove()
  return { status, said: stdout + stderr, made }
}

it('does not start in production without a key ring, and makes none', () => {
  const { status, said, made } = startInProduction({})
  expect(status).toBe(1)
  expect(said).toContain('PORTAL_KEYS')
  expect(made).toEqual([])
})

it.each(['PORTAL_TEST_CLOCK', 'PORTAL_PROOF', 'PORTAL_LIMITS'])(
  'does not start in production with the switch %s',
  (name) => {
    const { status, said } = startInProduction({ PORTAL_KEYS: '{}', [name]: 'off' })
    expect(status).toBe(1)
    expect(said).toContain(name)
  },
)
