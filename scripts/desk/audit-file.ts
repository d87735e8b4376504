import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { auditHash, isAuditSigned } from '../../functions/audit-signature.ts'
import type { KeyRing } from '../../functions/keys.ts'
import { auditFault, type AuditFault, type AuditRow } from '../../schema/desk/audit.ts'

export type Head = { seq: number; hash: string }

/** `120:5fd0…`, as the page of the audit shows it; undefined for anything else. */
export const readHead = (text: string): Head | undefined => {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  return hash === undefined ? undefined : { seq: Number(seq), hash }
}

const columns = 'seq, at_ms AS atMs, who, act, about, why, hash, signature'

/** While workerd opens, it has the file for itself: so long one waits. */
const BUSY_MS = 10_000

/** What a query finds in one file, read past the program; nothing where the file has no such table. */
const rowsIn = (path: string, table: string, query: string): unknown[] => {
  const file = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS })
  try {
    const has = file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table)
    return has === undefined ? [] : file.prepare(query).all()
  } finally {
    file.close()
  }
}

/** The rows of one file, oldest first. */
export const auditRowsIn = (path: string): AuditRow[] =>
  rowsIn(path, 'audit', `SELECT ${columns} FROM audit ORDER BY seq`) as AuditRow[]

/** All rows of the audit below a data folder, read past the program. The portal may be running. */
export const auditRows = (data: string): AuditRow[] => {
  const folder = join(data, 'objects', 'portal-staff')
  return existsSync(folder) ? globSync(join(folder, '*.sqlite')).flatMap(auditRowsIn) : []
}

/**
 * How many acts of staff are done and not in the audit yet (decision 43): they lie in the objects in which they were done, and go with the
 * next act or look at the audit. One that was told and whose object has not heard so is in the audit.
 */
export const untoldActs = (data: string): number => {
  const files = globSync(join(data, 'objects', '*', '*.sqlite'))
  const keysIn = (table: string): string[] =>
    files.flatMap((path) =>
      (rowsIn(path, table, `SELECT key FROM ${table}`) as { key: string }[]).map(({ key }) => key),
    )
  const untold = keysIn('acts_untold')
  // Read afterwards: what is told meanwhile is not counted.
  const told = new Set(keysIn('audit_keys'))
  return untold.filter((key) => !told.has(key)).length
}

export const headOf = (rows: readonly AuditRow[]): Head | undefined => {
  const last = rows.at(-1)
  return last && { seq: last.seq, hash: last.hash }
}

/** The first row that is wrong: changed, moved, left out, not signed by this ring, or missing at the end. */
export const faultIn = (rows: readonly AuditRow[], ring: KeyRing, expected?: Head): AuditFault | undefined =>
  auditFault(rows, { hash: auditHash, isSigned: (row) => isAuditSigned(ring, row), expected })

const meaning = {
  gap: '少了一条，或者次序不对 (a row is missing or out of order)',
  changed: '内容改过 (a row was changed)',
  unsigned: '签名不对 (a row is not signed by this key ring)',
  shorter: '末尾少了 (rows are missing at the end)',
}

export const faultText = ({ seq, what }: AuditFault): string => `第 ${seq} 条 (row ${seq})：${meaning[what]}`
