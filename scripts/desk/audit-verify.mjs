import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { auditHash, isAuditSigned } from '../../functions/audit-signature.ts'
import { auditFault } from '../../schema/desk/audit.ts'
import { dataFolder } from '../lib/serve.mjs'
import { main, Stop } from '../lib/steps.mjs'
import { ringOf } from './ring.mjs'

const meaning = {
  gap: '少了一条，或者次序不对 (a row is missing or out of order)',
  changed: '内容改过 (a row was changed)',
  unsigned: '签名不对 (a row is not signed by this key ring)',
  shorter: '末尾少了 (rows are missing at the end)',
}

const usage = 'npm run audit:verify [-- --expect 120:5fd0…]'

const expectedIn = (text) => {
  if (text === undefined) return undefined
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (hash === undefined) throw new Stop(usage)
  return { seq: Number(seq), hash }
}

const rowsIn = (file) => {
  const book = new DatabaseSync(file, { readOnly: true })
  try {
    const has = book.prepare("select 1 from sqlite_master where type = 'table' and name = 'audit'").get()
    if (has === undefined) return []
    return book
      .prepare('select seq, at_ms as atMs, who, act, about, why, hash, signature from audit order by seq')
      .all()
  } finally {
    book.close()
  }
}

/** `npm run audit:verify`: reads the audit in the data folder, while the portal runs or not, and names the first row that is wrong. */
await main(async () => {
  const { values } = parseArgs({ options: { expect: { type: 'string' } } })
  const expected = expectedIn(values.expect)
  const data = dataFolder()
  const folder = join(data, 'objects', 'portal-staff')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sqlite')) : []
  const rows = files.flatMap((name) => rowsIn(join(folder, name)))
  if (rows.length === 0 && expected === undefined) {
    process.stdout.write('还没有记录。The audit is empty.\n')
    return
  }
  const ring = ringOf(data)
  const isSigned = (row) => isAuditSigned(ring, row)
  const fault = auditFault(rows, { hash: auditHash, isSigned, expected })
  if (fault !== undefined) throw new Stop(`第 ${fault.seq} 条 (row ${fault.seq})：${meaning[fault.what]}`)
  const { seq, hash } = rows[rows.length - 1] ?? {}
  process.stdout.write(`${rows.length} 条，没有改动。All rows are whole.\n${String(seq)}:${String(hash)}\n`)
})
