import { policy } from '../generated/policy.ts'

/** A word as it is written, its placeholders left open. */
export const wording = (key: string): string => {
  const word = policy.words[key]
  if (word === undefined) throw new Error(`content/copy has no "${key}"`)
  return word
}

/**
 * The words of the interface, from content/copy: `site.masthead.name` is `masthead.name` in site.yaml. A word that is
 * missing, or a placeholder that is not filled, stops the build.
 */
export const t = (key: string, values: Record<string, string | number> = {}): string => {
  return wording(key).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`"${key}" needs a value for {${name}}`)
    return String(value)
  })
}

/** The words under a key that holds a list, in order. */
export const list = (key: string): string[] => {
  const found = Object.entries(policy.words).flatMap(([name, word]) =>
    name.startsWith(`${key}.`) ? [word] : [],
  )
  if (found.length === 0) throw new Error(`content/copy has no list "${key}"`)
  return found
}
