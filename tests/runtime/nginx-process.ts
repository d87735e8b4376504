import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { freePort } from '../../scripts/lib/counts.mjs'

/** Debian's nginx with the configuration that a bureau would install; only ports, paths and the name are replaced. */
const NGINX = '/usr/sbin/nginx'

export type Answer = { status: number; headers: Record<string, unknown>; text: string }
export type Nginx = {
  get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>
  stop: () => Promise<void>
}

const getter =
  (tls: number): Nginx['get'] =>
  (path, headers = {}, method = 'GET') =>
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

/** Starts nginx with TLS in front of a port; its files and logs land in `folder`. */
export const startNginx = async (folder: string, upstream: number): Promise<Nginx> => {
  if (!existsSync(NGINX)) throw new Error(`${NGINX} is needed: apt-get install nginx-light`)
  const [http, tls] = [await freePort(), await freePort()]
  const configured = readFileSync('deploy/nginx/portal.conf', 'utf8')
    .replace('server 127.0.0.1:8787', `server 127.0.0.1:${upstream}`)
    .replaceAll(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${tls} ssl`)
    .replaceAll('/etc/ssl/portal', folder)
    .replaceAll('/var/log/nginx', folder)
  const subject = ['-subj', '/CN=portal.example', '-days', '1']
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], {
    stdio: 'ignore',
  })
  const frame = `pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1; daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; ${configured} }`
  writeFileSync(join(folder, 'nginx.conf'), frame)
  const nginx = spawn(NGINX, ['-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const get = getter(tls)
  const stop = (): Promise<void> =>
    new Promise((done) => {
      nginx.once('exit', () => done())
      nginx.kill('SIGTERM')
    })
  for (let tried = 0; tried < 100; tried += 1) {
    if ((await get('/api/health').catch(() => undefined))?.status === 200) return { get, stop }
    await new Promise((done) => setTimeout(done, 50))
  }
  await stop()
  throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'))
}
