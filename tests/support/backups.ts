import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { environment } from '../../scripts/lib/run.mjs'

export type Said = { status: number | null; out: string }

const envOf = (data: string): NodeJS.ProcessEnv => {
  const { PORTAL_KEYS: _, PORTAL_BACKUP_RECIPIENTS: __, ...env } = environment({ PORTAL_DATA: data })
  return env
}

/** One of the commands of scripts/backup/, to its end. */
export const runs = (data: string, command: 'backup' | 'key' | 'restore', ...args: string[]): Said => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/backup/${command}.ts`, ...args], {
    env: envOf(data),
    encoding: 'utf8',
    timeout: 120_000,
  })
  return { status, out: stdout + stderr }
}

/** The same while others go on. */
export const starts = (data: string, ...args: string[]): { child: ChildProcess; ended: Promise<Said> } => {
  const child = spawn(process.execPath, ['scripts/backup/backup.ts', ...args], { env: envOf(data) })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
  const ended = new Promise<Said>((done) => child.once('close', (status) => done({ status, out })))
  return { child, ended }
}

/** A database as workerd leaves one, made with SQL of our own. */
export const plantDatabase = (path: string, sql: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  const file = new DatabaseSync(path)
  file.exec(`PRAGMA journal_mode = WAL; ${sql}`)
  file.close()
}

/** All rows of all tables of a file, in one text a table. */
export const dump = (path: string): Record<string, string> => {
  const file = new DatabaseSync(path, { readOnly: true, readBigInts: true, timeout: 10_000 })
  try {
    const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
    return Object.fromEntries(
      tables.map(({ name }) => {
        const rows = file.prepare(`SELECT * FROM "${String(name)}"`).all()
        const plain = (value: unknown): unknown =>
          typeof value === 'bigint'
            ? `${value}n`
            : value instanceof Uint8Array
              ? Buffer.from(value).toString('hex')
              : value
        return [
          String(name),
          rows
            .map((row) => JSON.stringify(Object.values(row).map(plain)))
            .toSorted()
            .join('\n'),
        ]
      }),
    )
  } finally {
    file.close()
  }
}

const ring = (byte: number): string => Buffer.alloc(32, byte).toString('base64')

/** A data folder with a key ring and a namespace of one object, `mb` megabytes large. */
export const plantData = (data: string, mb: number): string => {
  mkdirSync(data, { recursive: true })
  writeFileSync(
    join(data, 'keys.json'),
    JSON.stringify({ current: 'k1', keys: { k1: ring(1) }, lookup: ring(2) }),
  )
  const path = join(data, 'objects', 'portal-booking', `${'a1'.repeat(32)}.sqlite`)
  plantDatabase(
    path,
    `CREATE TABLE big (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${mb})
    INSERT INTO big SELECT i, randomblob(1000000) FROM n;`,
  )
  return path
}
