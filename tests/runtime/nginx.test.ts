import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/lib/counts.mjs'
import { freshFolder, onWorkerd, type Running } from './portal-process.ts'

/** Debian's nginx with the configuration that a bureau would install; only ports, paths and the name are replaced. */
const NGINX = '/usr/sbin/nginx'
const folder = freshFolder()
let portal: Running & { port: number }
let tls = 0
let nginx: ReturnType<typeof spawn>

const configured = (http: number): string =>
  readFileSync('deploy/nginx/portal.conf', 'utf8')
    .replace('server 127.0.0.1:8787', `server 127.0.0.1:${portal.port}`)
    .replaceAll(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${tls} ssl`)
    .replaceAll('/etc/ssl/portal', folder.path)
    .replaceAll('/var/log/nginx', folder.path)

const get = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> =>
  new Promise((done, fail) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: tls,
        path,
        method,
        headers: { host: 'portal.example', ...headers },
        rejectUnauthorized: false,
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      },
    )
    asked.on('error', fail)
    asked.end()
  })

beforeAll(async () => {
  if (!existsSync(NGINX)) throw new Error(`${NGINX} is needed: apt-get install nginx-light`)
  portal = await onWorkerd(join(folder.path, 'data'))
  tls = await freePort()
  const subject = ['-subj', '/CN=portal.example', '-days', '1']
  const files = ['-keyout', join(folder.path, 'privkey.pem'), '-out', join(folder.path, 'fullchain.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], {
    stdio: 'ignore',
  })
  const frame = `pid ${folder.path}/nginx.pid; error_log ${folder.path}/error.log; worker_processes 1; daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { client_body_temp_path ${folder.path}/body; proxy_temp_path ${folder.path}/proxy; ${configured(await freePort())} }`
  writeFileSync(join(folder.path, 'nginx.conf'), frame)
  nginx = spawn(NGINX, ['-c', join(folder.path, 'nginx.conf')], { stdio: 'ignore' })
  for (let tried = 0; tried < 100; tried += 1) {
    if ((await get('/api/health').catch(() => undefined))?.status === 200) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(readFileSync(join(folder.path, 'error.log'), 'utf8'))
}, 60_000)

afterAll(async () => {
  await new Promise((done) => {
    nginx.once('exit', done)
    nginx.kill('SIGTERM')
  })
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
