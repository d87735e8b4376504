import type { z } from 'zod'
import { fault, word, type Fault } from './fault.ts'
import { placeIn, type Source } from './source.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const typeNames = ['string', 'number', 'int', 'boolean', 'array', 'object', 'record', 'null']
const typeName = (type: string): string => (typeNames.includes(type) ? word(`type.${type}`) : type)

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (node, step) => (node as Record<PropertyKey, unknown> | null | undefined)?.[step],
    data,
  )

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}

/** How near a branch of a union came: the deeper its first fault, the likelier it was meant; then the fewer faults. */
const nearness = (branch: readonly Issue[]): number =>
  Math.max(...branch.map(({ path }) => path.length)) * 100 -
  branch.filter(({ path }) => path.length === 0).length * 10 -
  branch.length

const sizeCode = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string => {
  const kind = issue.origin === 'string' ? 'text' : issue.origin === 'array' ? 'list' : 'number'
  return `${issue.code}.${kind}`
}

/** Quotes are the commonest slip: a number in them is text, a day without them may be read as something else. */
const typeCode = (expected: string, value: unknown): string => {
  if (expected === 'string') return 'invalid_type.string'
  return typeof value === 'string' && ['number', 'int', 'boolean'].includes(expected)
    ? 'invalid_type.quoted'
    : 'invalid_type'
}

const explain = (source: Source, issue: Issue, base: Path): Fault[] => {
  const path = [...base, ...issue.path]
  const place = placeIn(source, path)
  const value = shown(valueAt(source.data, path))
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault(placeIn(source, [...path, key]), 'unrecognized_keys', { key }))
    case 'invalid_type':
      return valueAt(source.data, path) === undefined
        ? [fault(place, 'missing', { name: String(path.at(-1) ?? ''), type: typeName(issue.expected) })]
        : [
            fault(place, typeCode(issue.expected, valueAt(source.data, path)), {
              value,
              type: typeName(issue.expected),
            }),
          ]
    case 'too_small':
      return [fault(place, sizeCode(issue), { least: Number(issue.minimum), value })]
    case 'too_big':
      return [fault(place, sizeCode(issue), { most: Number(issue.maximum), value })]
    case 'invalid_value':
      return [fault(place, 'invalid_value', { value, options: issue.values.map(String).join(', ') })]
    case 'invalid_format':
      return [
        fault(place, 'invalid_format', {
          value,
          pattern: 'pattern' in issue ? String(issue.pattern) : issue.format,
        }),
      ]
    case 'custom':
      return [fault(place, 'not_a_day', { value })]
    case 'invalid_union': {
      const meant = [...issue.errors].sort((one, other) => nearness(other) - nearness(one))[0]
      if (meant === undefined || meant.every(({ path: inner }) => inner.length === 0 && meant.length === 1))
        return [fault(place, 'no_such_form', { value })]
      return meant.flatMap((inner) => explain(source, inner, path))
    }
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [fault(place, 'other', { value, message: issue.message })]
  }
}

/** What zod says of a file, in words an official can act on. */
export const faultsOf = (source: Source, issues: readonly Issue[]): Fault[] =>
  issues.flatMap((issue) => explain(source, issue, []))
