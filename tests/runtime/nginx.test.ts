import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNginx, type Nginx } from './nginx-process.ts'
import { freshFolder, onWorkerd, type Running } from './portal-process.ts'

const folder = freshFolder()
let portal: Running
let nginx: Nginx
const get: Nginx['get'] = (...asked) => nginx.get(...asked)

beforeAll(async () => {
  const running = await onWorkerd(join(folder.path, 'data'))
  portal = running
  nginx = await startNginx(folder.path, running.port)
}, 60_000)

afterAll(async () => {
  await nginx.stop()
  await portal.kill()
  folder.remove()
})

describe('the portal behind nginx with TLS', () => {
  it.each([
    ['/', 200, '洪江'],
    ['/services/min-living-urban/', 200, '低保'],
    ['/elder/', 200, '您要办什么'],
    ['/check/?for=min-living-urban', 200, '<form'],
    ['/search/?q=%E4%BD%8E%E4%BF%9D', 200, '低保'],
    ['/no/such/page/', 404, '没有找到'],
    ['/api/health', 200, '"ok":true'],
    ['/api/nothing', 404, '"code":"not_found"'],
  ])('walks to %s', async (path, status, words) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    expect(answer.text.replaceAll(/<wbr ?\/?>/g, '')).toContain(words)
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers.server).toBe('nginx')
  })

  it('passes the precompressed file on, and its 304', async () => {
    const page = await get('/services/', { 'accept-encoding': 'br' })
    expect(page.headers['content-encoding']).toBe('br')
    const again = await get('/services/', {
      'accept-encoding': 'br',
      'if-none-match': String(page.headers.etag),
    })
    expect(again.status).toBe(304)
  })

  it('keeps a choice in a cookie that travels by TLS only', async () => {
    const chosen = await get('/elder/?mode=elder')
    expect(chosen.status).toBe(302)
    expect(String(chosen.headers['set-cookie'])).toContain('; Secure')
  })

  it('refuses a method that HTTP does not know as the client’s mistake', async () => {
    expect((await get('/', {}, 'NOTIFY')).status).toBe(405)
  })

  it('logs no query and no address', async () => {
    await get('/search/?q=secret-word')
    const log = readFileSync(join(folder.path, 'portal.log'), 'utf8')
    expect(log).toContain('"GET /search/" 200')
    expect(log).not.toContain('secret-word')
    expect(log).not.toContain('127.0.0.1')
  })
})

describe('what nginx tells the portal of a client', () => {
  it('is the address it sees, whatever the client says of itself', async () => {
    const place = freshFolder()
    const echo = createServer((asked, answer) => answer.end(JSON.stringify(asked.headers)))
    const port = await new Promise<number>((done) => {
      echo.listen(0, '127.0.0.1', () => {
        const address = echo.address()
        done(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const front = await startNginx(place.path, port)
    const { text } = await front.get('/', {
      'x-forwarded-for': '203.0.113.9, 203.0.113.10',
      'cf-connecting-ip': '203.0.113.9',
    })
    const told = JSON.parse(text) as Record<string, string>
    expect(told['x-forwarded-for']).toBe('127.0.0.1')
    expect(Object.keys(told)).not.toContain('cf-connecting-ip')
    await front.stop()
    await new Promise((done) => echo.close(done))
    place.remove()
  })
})
