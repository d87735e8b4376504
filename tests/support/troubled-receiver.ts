import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { receiver } from '../../docs/how-to/webhook-receiver.ts'

/** Made up for the tests; a real one is never in a file of the repository. */
const secret = `whsec_${Buffer.from('a secret only the tests know: 32').toString('base64')}`

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/**
 * The receiver of docs/how-to behind the troubles of a network, one a path. `GET /filed` tells what it has filed,
 * `GET /asked` how often each path was asked.
 */
const startReceiver = async (folder: string): Promise<Server> => {
  const files = receiver({ secret, folder })
  const asked: Record<string, number> = {}
  const filed = async (): Promise<unknown[]> =>
    Promise.all(
      (await readdir(folder)).map(
        async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown,
      ),
    )
  const json = (response: ServerResponse, value: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://receiver')
    if (pathname === '/filed') return void filed().then((all) => json(response, all))
    if (pathname === '/asked') return json(response, asked)
    const path = pathname + search
    const times = (asked[path] = (asked[path] ?? 0) + 1)
    const [, trouble = '', figure = '0'] = pathname.split('/')
    const say = (status: number, headers = {}): void => void response.writeHead(status, headers).end()
    if (trouble === 'fails') return times <= Number(figure) ? say(503) : files(request, response)
    if (trouble === 'status') return say(Number(figure))
    if (trouble === 'busy') return say(429, { 'retry-after': figure })
    if (trouble === 'redirects') return say(307, { location: '/files' })
    if (trouble === 'slow') return void wait(Number(figure)).then(() => files(request, response))
    if (trouble === 'cut') return void request.socket.destroy()
    if (trouble === 'hangs') return
    if (trouble === 'files') return files(request, response)
    // The worst case: filed, but the answer is lost the first time.
    if (trouble === 'loses-answer') {
      if (times === 1) response.writeHead = () => response.destroy()
      return files(request, response)
    }
    say(404)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

/** Vitest's global set-up of the worker tests: one receiver for all, on a port of its own. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'messages-receiver-'))
  const server = await startReceiver(folder)
  project.provide('webhook', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, secret })
  return async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await rm(folder, { recursive: true, force: true })
  }
}
