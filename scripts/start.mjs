import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { dataFolder, serve, stop, switches } from './lib/serve.mjs'
import { main, seconds, step } from './lib/steps.mjs'

/** Nobody has come to the desk of this data folder: how the first administrator does. */
const firstAdministrator = (data) =>
  existsSync(join(data, 'objects', 'portal-staff'))
    ? ''
    : `工作台还没有人：另开一个终端，运行 npm run desk:invite -- --role admin --name 姓名\nNobody works at the desk yet; in another terminal: npm run desk:invite -- --role admin --name NAME\n\n`

/** `npm start`: installs what is missing, builds what changed, serves the whole portal on plain workerd. */
await main(async () => {
  const start = performance.now()
  const production = process.argv.includes('--production') || process.env.PORTAL_ENV === 'production'
  await ensureInstalled()
  if (!process.argv.includes('--no-build')) await build({ production })
  const data = dataFolder()
  const port = Number(process.env.PORTAL_PORT ?? 8787)
  const bindings = { PORTAL_ENV: production ? 'production' : 'local', ...switches(production) }
  const atDesk = firstAdministrator(data)
  const { child, url } = await step('start workerd', () => serve({ port, data, bindings }))
  process.stdout.write(
    `\n洪江民政便民服务 已经开好：${url}/\n数据文件夹 data folder: ${data}\n按 Ctrl-C 结束。Ctrl-C ends it. (${seconds(start)})\n\n${atDesk}`,
  )
  let ending = false
  const end = () => {
    ending = true
    void stop(child)
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const code = await new Promise((done) => child.once('exit', (exitCode) => done(exitCode)))
  process.stdout.write(ending ? '\n已经结束。Stopped.\n' : `\nworkerd 自己停了 (${code}).\n`)
  if (!ending) process.exitCode = 1
})
