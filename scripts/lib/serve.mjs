import { spawn } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
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

const newSecret = () => randomBytes(32).toString('base64')

/**
 * The key ring for personal data, as the text of PORTAL_KEYS. A local first start makes one, readable by its owner only;
 * production must bring its own.
 */
export const ensureKeys = (folder, production = false) => {
  if (process.env.PORTAL_KEYS !== undefined) return process.env.PORTAL_KEYS
  if (production)
    throw new Stop(
      '生产环境要用环境变量 PORTAL_KEYS 给出密钥。\nProduction takes its key ring from PORTAL_KEYS.',
    )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'keys.json')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const ring = JSON.stringify({ current: 'k1', keys: { k1: newSecret() }, lookup: newSecret() })
  writeFileSync(file, ring, { mode: 0o600 })
  return ring
}

/** The switches for tests, as far as the environment sets them. Production has none of them: its Worker would refuse to answer. */
export const switches = (production = false) => {
  const names = ['PORTAL_TEST_CLOCK', 'PORTAL_PROOF', 'PORTAL_LIMITS'].filter(
    (name) => process.env[name] !== undefined,
  )
  if (production && names.length > 0)
    throw new Stop(
      `生产环境不能有测试用的开关：${names.join('、')}\nA switch for tests in production: ${names.join(', ')}.`,
    )
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}

/** Arguments that hand ring and switches to `wrangler dev`: through a file, since everybody can read a command line. */
export const wranglerVariables = (folder) => {
  const file = join(folder, 'wrangler.env')
  const variables = { PORTAL_ENV: 'local', ...switches(), PORTAL_KEYS: ensureKeys(folder) }
  const lines = Object.entries(variables).map(([name, text]) => `${name}='${text}'\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return ['--env-file', file]
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

/**
 * Writes the configuration for plain workerd and starts the bundle of that folder of `build/`. Resolves with the process and its URL once it
 * answers.
 */
export const serve = async ({ port, data, bindings = {}, quiet = false, bundle = 'worker' }) => {
  const keys = ensureKeys(data, bindings.PORTAL_ENV === 'production')
  if (!(await portIsFree(port)))
    throw new Stop(
      `端口 ${port} 已被占用。可以换一个：PORTAL_PORT=8788 npm start\nPort ${port} is in use; choose another with PORTAL_PORT.`,
    )
  const folder = join(root, 'build', bundle)
  if (!existsSync(folder))
    throw new Stop('还没有构建，先运行 npm run build。\nNothing is built yet: npm run build.')
  const files = readdirSync(folder).filter((name) => /\.(js|sql|wasm)$/.test(name))
  files.sort((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js'))
  const modules = files.map((name) => `${bundle}/${name}`)
  const objects = join(data, 'objects')
  mkdirSync(objects, { recursive: true, mode: 0o700 })
  const config = join(root, 'build', `workerd-${port}.capnp`)
  const settings = { address: `127.0.0.1:${port}`, data: objects, modules, bindings, out: config }
  await script('scripts/build/workerd-config.ts', [JSON.stringify(settings)])
  const child = spawn(workerdBinary(), ['serve', config], {
    cwd: root,
    env: environment({ PORTAL_KEYS: keys }),
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

/** A server that was asked to end waits for open answers, and a board of urgent cases stays open: after so long it is ended. */
const PATIENCE_MS = 5_000

/** Ends a server that `serve` started, and waits for it. What was acknowledged is on disk, however it ends. */
export const stop = (child, signal = 'SIGTERM') =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    child.once('exit', () => {
      clearTimeout(impatient)
      done()
    })
    child.kill(signal)
  })
