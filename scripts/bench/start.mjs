import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../lib/counts.mjs'
import { root } from '../lib/run.mjs'
import { main } from '../lib/steps.mjs'

const MOST_MS = 15 * 60_000

/** Starts `npm start` in a folder and measures until its first page is there, in milliseconds. */
const timeToFirstPage = async (folder, data) => {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORTAL_PORT: String(port), PORTAL_DATA: data },
    stdio: 'ignore',
    detached: true,
  })
  try {
    while (performance.now() - begun < MOST_MS) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
      const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
      if (page?.ok && (await page.text()).includes('</html>')) return Math.round(performance.now() - begun)
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error('no page in time')
  } finally {
    if (child.exitCode === null && child.pid !== undefined) {
      const ended = new Promise((done) => child.once('exit', done))
      process.kill(-child.pid, 'SIGTERM')
      await ended
    }
  }
}

/**
 * `npm run bench:start`: from an empty clone of HEAD to the first page, and a second start of the same clone. One JSON
 * line each. npm's own cache is whatever this machine has; the line says nothing about a slower network.
 */
await main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  try {
    execFileSync('git', ['clone', '--quiet', root, join(folder, 'portal')])
    const clone = join(folder, 'portal')
    for (const start of ['empty clone', 'second start'])
      console.log(
        JSON.stringify({
          bench: 'start',
          case: start,
          ms: await timeToFirstPage(clone, join(folder, 'data')),
        }),
      )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
