import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workerdConfig, type WorkerdSettings } from '../../deploy/workerd/config.ts'
import { freePort } from '../../scripts/lib/counts.mjs'
import { environment } from '../../scripts/lib/run.mjs'
import { freshFolder } from './portal-process.ts'

/** The path of the program; its package brings no types. */
const { default: workerd } = createRequire(import.meta.url)('workerd') as { default: string }

const SECRET = 'whsec_dGhpcyBpcyBvbmx5IGEgc2VjcmV0IG9mIGEgdGVzdA=='

/** A Worker that tells what it was given and whether it can reach an address. */
const probe = `
import { DurableObject } from 'cloudflare:workers'
export class ReadinessProbe extends DurableObject {}
export default {
  async fetch(request, env) {
    const target = new URL(request.url).searchParams.get('target')
    const reached = await fetch(target).then((response) => response.status, (error) => error.message)
    return Response.json({ reached, secret: env.PORTAL_WEBHOOK_SECRET })
  },
}`

type Told = { reached: number | string; secret: string | null }

const folder = freshFolder()
let target: Server
const address = (): string => `http://127.0.0.1:${(target.address() as AddressInfo).port}/`

beforeAll(async () => {
  target = createServer((_, response) => response.writeHead(204).end())
  await new Promise<void>((done) => target.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  await new Promise((done) => target.close(done))
  folder.remove()
})

const configured = async (reach: WorkerdSettings['reach']): Promise<{ file: string; port: number }> => {
  const [port, home] = [await freePort(), join(folder.path, reach)]
  const at = (name: string): string => join(home, name)
  for (const name of ['dist', 'packed', 'data']) mkdirSync(at(name), { recursive: true })
  writeFileSync(at('worker.js'), probe)
  writeFileSync(at('static-site.js'), 'export default { fetch: () => new Response() }')
  writeFileSync(at('manifest.json'), '{}')
  const text = workerdConfig({
    address: `127.0.0.1:${port}`,
    reach,
    dist: at('dist'),
    packed: at('packed'),
    data: at('data'),
    compatibilityDate: '2026-11-09',
    modules: ['worker.js'],
    staticSite: 'static-site.js',
    manifest: 'manifest.json',
    bindings: {},
    secrets: ['PORTAL_WEBHOOK_SECRET'],
  })
  writeFileSync(at('config.capnp'), text)
  return { file: at('config.capnp'), port }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done())
    child.kill()
  })

const tellOf = async (reach: WorkerdSettings['reach']): Promise<Told> => {
  const { file, port } = await configured(reach)
  const child = spawn(workerd, ['serve', file], {
    env: environment({ PORTAL_WEBHOOK_SECRET: SECRET }),
    stdio: 'ignore',
  })
  try {
    for (let tried = 0; tried < 200; tried += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/?target=${encodeURIComponent(address())}`).catch(
        () => undefined,
      )
      if (answer !== undefined) return (await answer.json()) as Told
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error('workerd did not answer')
  } finally {
    await ended(child)
  }
}

describe('a plain workerd under our configuration', () => {
  it('reaches nothing where no webhook is set', async () => {
    expect((await tellOf('nowhere')).reached).not.toBe(204)
  })
  it('reaches a receiver on this machine where one is set', async () => {
    expect((await tellOf('loopback')).reached).toBe(204)
  })
  it('cannot be turned against this machine by a receiver elsewhere', async () => {
    expect((await tellOf('elsewhere')).reached).not.toBe(204)
  })
  it('is given the secret, which stands in no file', async () => {
    expect((await tellOf('loopback')).secret).toBe(SECRET)
    expect(readFileSync((await configured('loopback')).file, 'utf8')).not.toContain(SECRET)
  })
})
