import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '../../schema/api/document.ts'
import { notation } from './notation.ts'

const text = (schema: JsonSchema): string =>
  notation(schema)
    .map((piece) => (typeof piece === 'string' ? piece : `<${piece.shape}>`))
    .join('')

describe('notation', () => {
  it.each<[JsonSchema, string]>([
    [{ type: 'integer', minimum: 1, maximum: 30 }, 'integer 1..30'],
    [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'integer 0..'],
    [{ type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, 'integer'],
    [{ type: 'string', format: 'date' }, 'date'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ const: true }, 'true'],
    [{ anyOf: [{ $ref: '#/components/schemas/Cite' }, { type: 'null' }] }, '<Cite> | null'],
    [{ type: 'array', maxItems: 3, items: { enum: ['a', 'b'] } }, '("a" | "b")[] ≤3'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Rule' } }, '<Rule>[]'],
    [
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
      '[string, integer]',
    ],
    [
      { type: 'object', properties: { if: { type: 'string' }, then: { type: 'boolean' } }, required: ['if'] },
      '{ if: string, then?: boolean }',
    ],
    [{}, 'any'],
  ])('writes %j as programmers do', (schema, written) => {
    expect(text(schema)).toBe(written)
  })
})
