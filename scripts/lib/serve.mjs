import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { environment, root, script } from './run.mjs'
import { Stop } from './steps.mjs'

const HEALTH_TRIES = 200
const HEALTH_PAUSE_MS = 50

const pause = (ms) => new Promise((done) => setTimeout(done, ms))

const portIsFree = (port) =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/** The folder for everything that must survive a restart; created on the first start, private to its owner. */
export const dataFolder = (chosen = process.env.PORTAL_DATA ?? 'data') => {
  const folder = resolve(root, chosen)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Stop(
      `数据文件夹不能写：${folder}\nThe data folder cannot be written: ${folder} (${error.code})`,
    )
  }
  return folder
}

/** The key ring for personal data. A local first start makes one; production must bring its own in PORTAL_KEYS. */
export const ensureKeys = (folder, production) => {
  if (process.env.PORTAL_KEYS !== undefined) return
  if (production)
    throw new Stop(
      '生产环境要用环境变量 PORTAL_KEYS 给出密钥。\nProduction takes its key ring from PORTAL_KEYS.',
    )
  const file = join(folder, 'keys.json')
  if (existsSync(file)) return
  const ring = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }
  writeFileSync(file, JSON.stringify(ring), { mode: 0o600 })
}

/** The binary of this platform's package: started without a wrapper, so that signals reach it. */
const workerdBinary = () => {
  const place = {
    'linux-x64': 'workerd-linux-64',
    'linux-arm64': 'workerd-linux-arm64',
    'darwin-arm64': 'workerd-darwin-arm64',
    'darwin-x64': 'workerd-darwin-64',
  }[`${process.platform}-${process.arch}`]
  if (place === undefined) throw new Stop(`workerd has no build for ${process.platform}-${process.arch}`)
  return join(root, 'node_modules', '@cloudflare', place, 'bin', 'workerd')
}

/** Writes the configuration for plain workerd and starts it. Resolves with the process and its URL once it answers. */
export const serve = async ({ port, data, bindings = {}, quiet = false }) => {
  if (!(await portIsFree(port)))
    throw new Stop(
      `端口 ${port} 已被占用。可以换一个：PORTAL_PORT=8788 npm start\nPort ${port} is in use; choose another with PORTAL_PORT.`,
    )
  if (!existsSync(join(root, 'build', 'worker')))
    throw new Stop('还没有构建，先运行 npm run build。\nNothing is built yet: npm run build.')
  const modules = readdirSync(join(root, 'build', 'worker')).filter((name) => /\.(js|sql)$/.test(name))
  modules.sort((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js'))
  const objects = join(data, 'objects')
  mkdirSync(objects, { recursive: true, mode: 0o700 })
  const config = join(root, 'build', `workerd-${port}.capnp`)
  const settings = { address: `127.0.0.1:${port}`, data: objects, modules, bindings, out: config }
  await script('scripts/build/workerd-config.ts', [JSON.stringify(settings)])
  const child = spawn(workerdBinary(), ['serve', config], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  for (let tried = 0; tried < HEALTH_TRIES; tried += 1) {
    if (child.exitCode !== null) throw new Stop(`workerd ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/api/health`).catch(() => undefined)
    if (answer?.ok) return { child, url }
    await pause(HEALTH_PAUSE_MS)
  }
  child.kill('SIGKILL')
  throw new Stop('workerd did not answer in time')
}

/** Ends a server that `serve` started, and waits for it. */
export const stop = (child, signal = 'SIGTERM') =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })
