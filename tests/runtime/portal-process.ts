import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/lib/counts.mjs'
import { environment, root } from '../../scripts/lib/run.mjs'
import { serve, stop, wranglerVariables } from '../../scripts/lib/serve.mjs'

export type Running = { url: string; kill: (signal?: NodeJS.Signals) => Promise<void> }

/** A folder for one test's data, and how to remove it. */
export const freshFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'portal-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The built portal on plain workerd. */
export const onWorkerd = async (
  data: string,
  port?: number,
  bindings: Record<string, string> = {},
  bundle = 'worker',
): Promise<Running & { port: number }> => {
  const chosen = port ?? (await freePort())
  const server = await serve({ port: chosen, data, bindings, bundle, quiet: true })
  return { url: server.url, port: chosen, kill: (signal) => stop(server.child, signal) }
}

const answers = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tried = 0; tried < 400; tried += 1) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`)
    const response = await fetch(`${url}/api/health`).catch(() => undefined)
    if (response?.ok === true) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`no answer from ${url}`)
}

/** The same tree under `wrangler dev`, with its state in a folder of its own. */
export const onWrangler = async (state: string): Promise<Running> => {
  const port = await freePort()
  const inspector = await freePort()
  const args = ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', String(inspector)]
  const child = spawn(
    join(root, 'node_modules', '.bin', 'wrangler'),
    [...args, '--persist-to', state, '--log-level', 'warn', ...wranglerVariables(state)],
    {
      cwd: root,
      env: environment({ CI: 'true' }),
      stdio: 'ignore',
      detached: true,
    },
  )
  const url = `http://127.0.0.1:${port}`
  await answers(url, child)
  return {
    url,
    // wrangler starts a workerd of its own: the whole group is ended, and nothing else.
    kill: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      }),
  }
}
