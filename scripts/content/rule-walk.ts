/** Walks every rule and quantity below a value, whatever its shape, with the path to it. */
export type Path = (string | number)[]

export const walk = (
  value: unknown,
  path: Path,
  see: (node: Record<string, unknown>, path: Path) => void,
): void => {
  if (Array.isArray(value)) {
    value.forEach((entry, at) => walk(entry, [...path, at], see))
    return
  }
  if (typeof value !== 'object' || value === null) return
  see(value as Record<string, unknown>, path)
  for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], see)
}
