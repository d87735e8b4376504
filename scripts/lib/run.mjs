import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop } from './steps.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The environment of every child: our own Node first, tools told to stay off the network and to keep quiet. */
export const environment = (extra = {}) => ({
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  ASTRO_TELEMETRY_DISABLED: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  NO_UPDATE_NOTIFIER: '1',
  ...extra,
})

/** Runs a command to its end. `watch` hears what it prints, a piece at a time. Resolves with what it printed; a non-zero end is a Stop that shows the output's tail. */
export const run = (command, args, { env = {}, cwd = root, show = false, watch = () => {} } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk) => {
      output += chunk
      if (show) process.stdout.write(chunk)
      watch(String(chunk))
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => reject(new Stop(`${command}: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else
        reject(
          new Stop(`${[command, ...args].join(' ')}\nended with ${code}\n${show ? '' : output.slice(-6000)}`),
        )
    })
  })

/** A program of node_modules, run by our own Node. */
export const tool = (name, args, options) => run(join(root, 'node_modules', '.bin', name), args, options)

/** A TypeScript or module file of ours, run by our own Node. */
export const script = (file, args = [], options) => run('node', [file, ...args], options)
