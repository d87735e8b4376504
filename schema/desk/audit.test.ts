import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auditFault, auditText, CHAIN_START, type AuditRow } from './audit.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const chainOf = (count: number): AuditRow[] => {
  let before = CHAIN_START
  return Array.from({ length: count }, (_, at) => {
    const row = { seq: at + 1, atMs: 1_000 + at, who: 'a', act: 'signed-in', about: `b${at}`, why: '' }
    before = hash(auditText(row, before))
    return { ...row, hash: before, signature: `signed ${before}` }
  })
}

const isSigned = ({ hash: of, signature }: AuditRow): boolean => signature === `signed ${of}`
const faultOf = (rows: readonly AuditRow[], expected?: { seq: number; hash: string }) =>
  auditFault(rows, { hash, isSigned, expected })
const at = (rows: readonly AuditRow[], seq: number): AuditRow => {
  const row = rows[seq - 1]
  if (row === undefined) throw new Error(`no row ${seq}`)
  return row
}

describe('the chain of the audit', () => {
  it('is whole as it was written, and empty before', () => {
    expect(faultOf(chainOf(20))).toBeUndefined()
    expect(faultOf([])).toBeUndefined()
  })

  it.each(['who', 'act', 'about', 'why'] as const)('shows a changed %s', (field) => {
    const rows = chainOf(9).map((row) => (row.seq === 4 ? { ...row, [field]: 'x' } : row))
    expect(faultOf(rows)).toEqual({ seq: 4, what: 'changed' })
  })

  it('shows a changed time', () => {
    const rows = chainOf(9).map((row) => (row.seq === 9 ? { ...row, atMs: 1 } : row))
    expect(faultOf(rows)).toEqual({ seq: 9, what: 'changed' })
  })

  it('shows a row that is gone, from the beginning or the middle', () => {
    expect(faultOf(chainOf(9).filter(({ seq }) => seq !== 5))).toEqual({ seq: 5, what: 'gap' })
    expect(faultOf(chainOf(9).slice(1))).toEqual({ seq: 1, what: 'gap' })
  })

  it('shows a row that is gone and the rest counted anew', () => {
    const rows = chainOf(9)
      .filter(({ seq }) => seq !== 5)
      .map((row, place) => ({ ...row, seq: place + 1 }))
    expect(faultOf(rows)).toEqual({ seq: 5, what: 'changed' })
  })

  it('shows two rows that changed places', () => {
    const rows = chainOf(9)
    const swapped = [...rows.slice(0, 3), at(rows, 5), at(rows, 4), ...rows.slice(5)]
    expect(faultOf(swapped)).toEqual({ seq: 4, what: 'gap' })
    expect(faultOf(swapped.map((row, place) => ({ ...row, seq: place + 1 })))).toEqual({
      seq: 4,
      what: 'changed',
    })
  })

  it('shows a chain that was made anew without the keys', () => {
    const rows = chainOf(9)
    const forged = rows.map((row) => ({ ...row, signature: 'signed by somebody' }))
    expect(faultOf(forged)).toEqual({ seq: 1, what: 'unsigned' })
  })

  it('shows a missing end to who wrote the head down', () => {
    const rows = chainOf(9)
    const head = { seq: 9, hash: at(rows, 9).hash }
    expect(faultOf(rows, head)).toBeUndefined()
    expect(faultOf(rows.slice(0, 7), head)).toEqual({ seq: 8, what: 'shorter' })
    expect(faultOf(rows, { ...head, hash: CHAIN_START })).toEqual({ seq: 9, what: 'changed' })
  })
})
