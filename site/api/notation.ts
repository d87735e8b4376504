import type { JsonSchema } from '../../schema/api/document.ts'

/** A type as programmers write it, in pieces; a piece with `shape` leads to where that shape is described. */
export type Piece = string | { shape: string }

const PREFIX = '#/components/schemas/'

export const shapeOf = ({ $ref }: JsonSchema): string | undefined =>
  $ref?.startsWith(PREFIX) === true ? $ref.slice(PREFIX.length) : undefined

const between = (parts: readonly Piece[][], separator: string): Piece[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]))

/** Beyond these no number is exact, so they are the bounds of every integer and say nothing about this one. */
const told = (bound: number | undefined): string =>
  bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? '' : String(bound)

/** 1, 30 -> ` 1..30`; nothing where no end is set. */
const span = (least: string, most: string): string =>
  least === '' && most === '' ? '' : ` ${least}..${most}`

const isChoice = ({ anyOf, enum: values }: JsonSchema): boolean => (anyOf ?? values ?? []).length > 1

const listNotation = (schema: JsonSchema): Piece[] => {
  if (schema.prefixItems !== undefined) return ['[', ...between(schema.prefixItems.map(notation), ', '), ']']
  if (schema.items === undefined || schema.items === false) return ['[]']
  const inner = notation(schema.items)
  const most = schema.maxItems === undefined ? '' : ` ≤${schema.maxItems}`
  return isChoice(schema.items) ? ['(', ...inner, `)[]${most}`] : [...inner, `[]${most}`]
}

const objectNotation = ({ properties, required = [], additionalProperties }: JsonSchema): Piece[] => {
  const fields = Object.entries(properties ?? {})
  if (typeof additionalProperties === 'object') return ['{ [name]: ', ...notation(additionalProperties), ' }']
  if (fields.length === 0) return ['object']
  const parts = fields.map(([name, value]): Piece[] => [
    `${name}${required.includes(name) ? '' : '?'}: `,
    ...notation(value),
  ])
  return ['{ ', ...between(parts, ', '), ' }']
}

/** One type in the notation of TypeScript, with the bounds of numbers and lists. */
export const notation = (schema: JsonSchema): Piece[] => {
  const shape = shapeOf(schema)
  if (shape !== undefined) return [{ shape }]
  if (schema.const !== undefined) return [JSON.stringify(schema.const)]
  if (schema.enum !== undefined) return [schema.enum.map((value) => JSON.stringify(value)).join(' | ')]
  if (schema.anyOf !== undefined) return between(schema.anyOf.map(notation), ' | ')
  if (schema.allOf !== undefined) return between(schema.allOf.map(notation), ' & ')
  if (schema.type === 'array') return listNotation(schema)
  if (schema.type === 'object') return objectNotation(schema)
  if (schema.type === 'string') return [schema.format ?? 'string']
  if (schema.type === 'integer' || schema.type === 'number')
    return [`${schema.type}${span(told(schema.minimum), told(schema.maximum))}`]
  if (typeof schema.type === 'object') return [schema.type.join(' | ')]
  return [schema.type ?? 'any']
}
