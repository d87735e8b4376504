import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { build, compileContent } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { environment, root } from './lib/run.mjs'
import { dataFolder, wranglerVariables } from './lib/serve.mjs'
import { main } from './lib/steps.mjs'

const QUIET_MS = 150

/**
 * `npm run dev`: Astro with hot reload on 4321 for pages and islands; `wrangler dev` on 8788 for the API and for pages
 * without JavaScript, to which Astro's server passes what is not a page. Content is compiled again when it changes.
 */
await main(async () => {
  await ensureInstalled()
  await build()
  const start = (name, args) => {
    const child = spawn(join(root, 'node_modules', '.bin', name), args, {
      cwd: root,
      env: environment(),
      stdio: 'inherit',
    })
    child.once('exit', () => end())
    return child
  }
  const children = [
    start('wrangler', [
      'dev',
      '--ip',
      '127.0.0.1',
      '--port',
      '8788',
      '--show-interactive-dev-session=false',
      ...wranglerVariables(dataFolder()),
    ]),
    start('astro', ['dev', '--host', '127.0.0.1', '--port', '4321']),
  ]
  let timer
  const watcher = watch(join(root, 'content'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      compileContent().catch((error) => process.stderr.write(`${error.message}\n`))
    }, QUIET_MS)
  })
  const end = () => {
    watcher.close()
    for (const child of children) child.kill('SIGTERM')
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  process.stdout.write('\n页面 pages: http://127.0.0.1:4321/   接口 API: http://127.0.0.1:8788/\n\n')
})
