import type { z } from 'zod'
import type { Finding } from './walk.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

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

const explain = (data: unknown, issue: Issue, base: Path): Finding[] => {
  const path = [...base, ...issue.path]
  const found = (code: string, params: Finding['params'] = {}): Finding => ({ path, code, params })
  const value = shown(valueAt(data, path))
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], code: 'unrecognized_keys', params: { key } }))
    case 'invalid_type':
      return valueAt(data, path) === undefined
        ? [found('missing', { name: String(path.at(-1) ?? ''), type: issue.expected })]
        : [
            found(typeCode(issue.expected, valueAt(data, path)), {
              value,
              type: issue.expected,
            }),
          ]
    case 'too_small':
      return [found(sizeCode(issue), { least: Number(issue.minimum), value })]
    case 'too_big':
      return [found(sizeCode(issue), { most: Number(issue.maximum), value })]
    case 'invalid_value':
      return [found('invalid_value', { value, options: issue.values.map(String).join(', ') })]
    case 'invalid_format':
      return [
        found('invalid_format', {
          value,
          pattern: 'pattern' in issue ? String(issue.pattern) : issue.format,
        }),
      ]
    case 'custom':
      return [found('not_a_day', { value })]
    case 'invalid_union': {
      const meant = [...issue.errors].sort((one, other) => nearness(other) - nearness(one))[0]
      if (meant === undefined || meant.every(({ path: inner }) => inner.length === 0 && meant.length === 1))
        return [found('no_such_form', { value })]
      return meant.flatMap((inner) => explain(data, inner, path))
    }
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [found('other', { value, message: issue.message })]
  }
}

/** What zod says of a record, as findings; `type` of one is zod's own name of a type. */
export const issueFindings = (data: unknown, issues: readonly Issue[]): Finding[] =>
  issues.flatMap((issue) => explain(data, issue, []))
