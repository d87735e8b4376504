import * as z from 'zod'

/** content/copy/zh-Hans/<domain>.yaml: nested keys, each ending in words. */
export type CopyTree = string | number | CopyTree[] | { [key: string]: CopyTree }

export const copySchema: z.ZodType<CopyTree> = z.lazy(() =>
  z.union([
    z.string().max(1000),
    z.number(),
    z.array(copySchema).max(60),
    z.record(z.string().max(60), copySchema),
  ]),
)

z.globalRegistry.add(copySchema, { id: 'CopyTree' })

/**
 * Flattens a copy file to `site.masthead.name`. A file whose only top key is its own name (`check:` in check.yaml) is
 * not prefixed twice.
 */
export const flattenCopy = (domain: string, tree: CopyTree): { [key: string]: string } => {
  const words: { [key: string]: string } = {}
  const walk = (node: CopyTree, key: string): void => {
    if (typeof node === 'object')
      for (const [name, child] of Object.entries(node)) walk(child, `${key}.${name}`)
    else words[key] = String(node)
  }
  const own =
    typeof tree === 'object' && !Array.isArray(tree) && Object.keys(tree).length === 1
      ? tree[domain]
      : undefined
  walk(own ?? tree, domain)
  return words
}
