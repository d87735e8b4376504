/** What a check found: where in the record, a code of the checker's sentences, and what they need. */
export type Finding = {
  path: PropertyKey[]
  code: string
  params: { readonly [name: string]: string | number }
}

/** Walks a value with the path to each part of it. */
export const walk = (
  value: unknown,
  see: (part: unknown, path: PropertyKey[]) => void,
  path: PropertyKey[] = [],
): void => {
  see(value, path)
  if (Array.isArray(value)) value.forEach((part, at) => walk(part, see, [...path, at]))
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) walk(part, see, [...path, key])
}

export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T]
