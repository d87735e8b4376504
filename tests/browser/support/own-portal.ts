import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { freePort } from '../../../scripts/lib/counts.mjs'
import { serve, stop } from '../../../scripts/lib/serve.mjs'

/** A portal that a test may stop, kill and start again: the same address, the same data. */
export type OwnPortal = {
  url: string
  /** Its data folder. */
  data: string
  start: () => Promise<void>
  end: (signal?: NodeJS.Signals) => Promise<void>
  /** Reports in the casebook's own file; only while the portal is not running. */
  reports: () => number
  remove: () => Promise<void>
}

const objects = (data: string): string[] =>
  readdirSync(join(data, 'objects'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sqlite'),
  )

/** `bindings`: switches of the environment, besides those of every portal. */
export const ownPortal = async (bindings: Record<string, string> = {}): Promise<OwnPortal> => {
  const data = mkdtempSync(join(tmpdir(), 'portal-offline-'))
  const port = await freePort()
  let server: Awaited<ReturnType<typeof serve>> | undefined
  const end = async (signal?: NodeJS.Signals): Promise<void> => {
    if (server !== undefined) await stop(server.child, signal)
    server = undefined
  }
  return {
    url: `http://127.0.0.1:${port}`,
    data,
    start: async () => {
      server = await serve({ port, data, bindings, quiet: true })
    },
    end,
    reports: () => {
      let count = 0
      for (const file of objects(data)) {
        const book = new DatabaseSync(join(data, 'objects', file))
        const tables = book.prepare("select name from sqlite_master where name = 'reports'").all()
        if (tables.length > 0) count += Number(book.prepare('select count(*) as n from reports').get()?.['n'])
        book.close()
      }
      return count
    },
    remove: async () => {
      await end()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
