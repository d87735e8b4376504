import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divisions } from '../../functions/casework/rules.ts'
import { policy } from '../../functions/policy.ts'
import { reportOf } from '../../scripts/lib/reports.ts'
import { randomOf } from '../../scripts/peers/random.ts'
import type { TypedReport } from '../api/casework.ts'
import { readReport, tidyText } from './read-report.ts'

const kindAny = fc.constantFrom(...policy.requests)
const sender = { words: '只有我知道的话', phone: '13900000001' }

describe('what was typed', () => {
  it('is taken where it fits its kind, and no word of it is open', () => {
    fc.assert(
      fc.property(kindAny, fc.nat(), fc.boolean(), fc.boolean(), (kind, seed, all, danger) => {
        const read = readReport(kind, reportOf(kind, randomOf(seed), sender, { all, danger }), divisions)
        expect(read).toMatchObject({ ok: true })
        if (!read.ok) return
        expect(read.value.danger).toBe(danger && kind.urgency.some((one) => one.danger))
        const seen = JSON.stringify([read.value.open, read.value.spot])
        expect(seen).not.toContain(sender.words)
        expect(seen).not.toContain(sender.phone)
      }),
    )
  })

  it('is refused, field by field, whatever else it is, and never throws', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string(), { maxLength: 12 }))
    fc.assert(
      fc.property(kindAny, fc.dictionary(fc.string({ maxLength: 10 }), value), (kind, extra) => {
        const typed = reportOf(kind, randomOf(1), sender, { all: true, danger: false })
        const known = new Set([...kind.fields, ...kind.urgency].map(({ id }) => id))
        const unknown = Object.keys(extra).filter((id) => !known.has(id) && id !== '__proto__')
        const read = readReport(kind, { ...typed, fields: { ...typed.fields, ...extra } }, divisions)
        const faults = read.ok ? [] : (read.problem.fields ?? [])
        for (const id of unknown)
          expect(faults).toContainEqual({ path: `fields.${id}`, code: 'unknown_field' })
      }),
    )
  })

  it('without a required field is refused by that field alone', () => {
    for (const kind of policy.requests)
      for (const { id } of kind.fields.filter(({ required }) => required)) {
        const typed = reportOf(kind, randomOf(1), sender, { all: true, danger: false })
        const fields = Object.fromEntries(Object.entries(typed.fields).filter(([name]) => name !== id))
        const read = readReport(kind, { ...typed, fields }, divisions)
        expect(read).toMatchObject({
          ok: false,
          problem: { fields: [{ path: `fields.${id}`, code: 'required' }] },
        })
      }
  })

  it('over its bound is refused and not cut', () => {
    for (const kind of policy.requests)
      for (const field of kind.fields) {
        if (field.type !== 'long') continue
        const typed = reportOf(kind, randomOf(1), sender, { all: true, danger: false })
        const long: TypedReport = {
          ...typed,
          fields: { ...typed.fields, [field.id]: '长'.repeat(field.max + 1) },
        }
        expect(readReport(kind, long, divisions)).toMatchObject({
          ok: false,
          problem: { fields: [{ path: `fields.${field.id}`, code: 'too_long', params: { max: field.max } }] },
        })
      }
  })
})

describe('text that is kept', () => {
  it('has nothing in it that nobody can see, and is the same when it is tidied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tidy = tidyText(text)
        expect(tidy).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u)
        expect(tidyText(tidy)).toBe(tidy)
      }),
    )
  })
})
