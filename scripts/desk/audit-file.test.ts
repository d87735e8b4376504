import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { untoldActs } from './audit-file.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A data folder with an object's file for each of these, which has one table with these keys. */
const dataWith = (...files: { of: string; table: string; keys: string[] }[]): string => {
  const data = mkdtempSync(join(tmpdir(), 'portal-audit-'))
  folders.push(data)
  for (const { of, table, keys } of files) {
    mkdirSync(join(data, 'objects', of), { recursive: true })
    const file = new DatabaseSync(join(data, 'objects', of, `${table}.sqlite`))
    file.exec(`CREATE TABLE ${table} (key text PRIMARY KEY)`)
    for (const key of keys) file.prepare(`INSERT INTO ${table} VALUES (?)`).run(key)
    file.close()
  }
  return data
}

describe('acts that are done and not in the audit yet', () => {
  it('are counted over all objects, without those that the audit has', () => {
    const data = dataWith(
      { of: 'portal-booking', table: 'acts_untold', keys: ['a', 'b'] },
      { of: 'portal-casework', table: 'acts_untold', keys: ['c'] },
      { of: 'portal-gate', table: 'spent', keys: ['d'] },
      { of: 'portal-staff', table: 'audit_keys', keys: ['a', 'e'] },
    )
    expect(untoldActs(data)).toBe(2)
  })

  it('are none in a folder without objects', () => {
    expect(untoldActs(dataWith())).toBe(0)
  })
})
