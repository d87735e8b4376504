import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshFolder, onWorkerd, type Running } from './portal-process.ts'

const folder = freshFolder()
let portal: Running & { port: number }
beforeAll(async () => {
  portal = await onWorkerd(folder.path)
}, 60_000)
afterAll(async () => {
  await portal.kill()
  folder.remove()
})

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Without fetch's own decompression and header choices. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> =>
  new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: portal.port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', fail)
    asked.end()
  })

const page = '/services/'
const built = readFileSync('dist/services/index.html')
const hashed = `/${(globSync('dist/_astro/*.css')[0] ?? '').replace('dist/', '')}`

describe('static files on plain workerd', () => {
  it('come precompressed, byte for byte the same once unpacked', async () => {
    const br = await get(page, { 'accept-encoding': 'gzip, br' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.body).equals(built)).toBe(true)
    const gz = await get(page, { 'accept-encoding': 'gzip' })
    expect(gz.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gz.body).equals(built)).toBe(true)
    const plain = await get(page)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.equals(built)).toBe(true)
    expect([br, gz, plain].map(({ headers }) => headers.vary)).toEqual([
      'accept-encoding',
      'accept-encoding',
      'accept-encoding',
    ])
  })

  it('are not sent again while they are the same', async () => {
    const { headers } = await get(page, { 'accept-encoding': 'br' })
    const again = await get(page, { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) })
    expect(again.status).toBe(304)
    expect(again.body.length).toBe(0)
    expect((await get(page, { 'if-none-match': '"something else"' })).status).toBe(200)
  })

  it('are kept forever where their name has a hash, and asked for again where it has not', async () => {
    expect((await get(hashed)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await get(page)).headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  })

  it('answer HEAD like GET, without the body', async () => {
    const head = await get(page, {}, 'HEAD')
    expect(head.status).toBe(200)
    expect(head.headers.etag).toBe((await get(page)).headers.etag)
    expect(head.body.length).toBe(0)
  })

  it('can be asked for in parts', async () => {
    const part = await get(page, { range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.headers['content-range']).toBe(`bytes 10-19/${built.length}`)
    expect(part.body.equals(built.subarray(10, 20))).toBe(true)
    expect((await get(page, { range: 'bytes=99999999-' })).status).toBe(416)
    const stale = await get(page, { range: 'bytes=0-1', 'if-range': '"old"' })
    expect(stale.status).toBe(200)
  })

  it('have their types', async () => {
    const type = async (path: string): Promise<unknown> => (await get(path)).headers['content-type']
    expect(await type('/')).toBe('text/html; charset=utf-8')
    expect(await type(hashed)).toBe('text/css; charset=utf-8')
    expect(await type('/favicon.svg')).toBe('image/svg+xml')
    expect(await type('/standards/standards.csv')).toBe('text/csv; charset=utf-8')
    expect(await type('/manifest.webmanifest')).toBe('application/manifest+json')
  })

  it('never lead out of their folder', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/_headers',
      '//etc/passwd',
      '/%00',
      '/%ff',
    ])
      expect((await get(path)).status, path).toBe(404)
  })

  it('have a chosen display without a changed file', async () => {
    const dark = await get(page, { cookie: 'display=dark.large', 'accept-encoding': 'br' })
    expect(dark.headers.vary).toBe('cookie')
    expect(dark.headers['cache-control']).toBe('private, no-cache')
    const again = await get(page, {
      cookie: 'display=dark.large',
      'if-none-match': String(dark.headers.etag),
    })
    expect(again.status).toBe(304)
    const other = await get(page, {
      cookie: 'display=light.large',
      'if-none-match': String(dark.headers.etag),
    })
    expect(other.body.toString()).toMatch(/^<!doctype html><html data-theme="light" data-size="large"/i)
    const nonsense = await get(page, { cookie: 'display="><script>.huge' })
    expect(createHash('sha256').update(nonsense.body).digest('hex')).toBe(
      createHash('sha256').update(built).digest('hex'),
    )
  })
})
