import type { Challenge } from 'altcha-lib'
import { buildSync } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { headerOf, solve } from '../worker/proofs.ts'
import { freshFolder, onWorkerd } from './portal-process.ts'

const BUNDLE = 'door'

beforeAll(() => {
  buildSync({
    entryPoints: ['tests/worker/door.ts'],
    outfile: `build/${BUNDLE}/worker.js`,
    bundle: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    // Nobody sends a photo here, so that its codecs need not be ready to run.
    loader: { '.sql': 'text', '.wasm': 'binary' },
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat' },
    external: ['node:*', 'cloudflare:*'],
  })
})

const send = async (url: string, headers: Record<string, string>): Promise<string> => {
  const answer = await fetch(`${url}/door`, { method: 'POST', headers })
  return answer.ok ? answer.text() : ((await answer.json()) as { code: string }).code
}

const challenged = async (url: string): Promise<Record<string, string>> => {
  const challenge = (await (await fetch(`${url}/api/challenge`)).json()) as Challenge
  return { 'portal-proof': headerOf(await solve(challenge)) }
}

it('keeps a used proof used, and an unused one good, through kill -9 and a restart', async () => {
  const folder = freshFolder()
  try {
    const before = await onWorkerd(folder.path, undefined, {}, BUNDLE)
    const [used, unused] = [await challenged(before.url), await challenged(before.url)]
    expect(await send(before.url, used)).toBe('in')
    await before.kill('SIGKILL')

    const after = await onWorkerd(folder.path, undefined, {}, BUNDLE)
    expect(await send(after.url, used)).toBe('proof_used')
    expect(await send(after.url, unused)).toBe('in')
    expect(await send(after.url, unused)).toBe('proof_used')
    await after.kill()
  } finally {
    folder.remove()
  }
}, 60_000)
