import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../lib/counts.mjs'
import { serve, stop } from '../../lib/serve.mjs'

/** As in production, but that nothing asks for proof of work and nothing is counted against a network: all come from one. */
const bindings = { PORTAL_ENV: 'local', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' }

export type Portal = {
  url: string
  /** The folder of its data. */
  data: string
  pid: () => number
  /** Ends it with kill -9 and starts it again on the same data. */
  crash: () => Promise<void>
  /** Stops it, does something to its data, and starts it again. */
  restart: (between: () => void) => Promise<void>
  stop: () => Promise<void>
}

/** The built portal on plain workerd. */
const startOn = async (data: string): Promise<Portal> => {
  const port = Number(process.env.PORTAL_PORT ?? (await freePort()))
  let server = await serve({ port, data, bindings, quiet: true })
  return {
    url: server.url,
    data,
    pid: () => server.child.pid ?? 0,
    crash: async () => {
      await stop(server.child, 'SIGKILL')
      server = await serve({ port, data, bindings, quiet: true })
    },
    restart: async (between) => {
      await stop(server.child)
      between()
      server = await serve({ port, data, bindings, quiet: true })
    },
    stop: () => stop(server.child),
  }
}

/** Runs `work` with a portal on an empty data folder, and takes both away. */
export const withPortal = async <T>(work: (portal: Portal) => Promise<T>): Promise<T> => {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  try {
    const portal = await startOn(data)
    try {
      return await work(portal)
    } finally {
      await portal.stop()
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
