import type { ContentfulStatusCode } from 'hono/utils/http-status'
import XMLBuilder from 'fast-xml-builder'
import type { Visitor } from './reports.ts'

export const formats = ['xml', 'json'] as const
export type Format = (typeof formats)[number]

/** The media types by which discovery and every answer name the formats (GeoReport v2, "Format Support"). */
export const mediaTypes: Record<Format, string> = { xml: 'text/xml', json: 'application/json' }

type Leaf = string | number | boolean | null
export type Tree = Leaf | readonly Tree[] | { readonly [name: string]: Tree }

/** The Spark convention: a list of JSON is, in XML, an element whose children all have one name. */
const childOf: Record<string, string> = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
}

const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree)

const elementsOf = (name: string, tree: Tree): unknown => {
  if (tree === null) return ''
  if (typeof tree !== 'object') return String(tree)
  if (!isList(tree))
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, elementsOf(key, value)]))
  const child = childOf[name]
  if (child === undefined) throw new Error(`a list of no name: ${name}`)
  return tree.length === 0 ? '' : { [child]: tree.map((one) => elementsOf(child, one)) }
}

const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressBooleanAttributes: false })

/** XML as the specification has it: with a declaration, without a namespace, `root` around everything. */
export const xmlText = (root: string, tree: Tree): string =>
  builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' },
    [root]: elementsOf(root, tree),
  })

export type Answer = {
  /** The root element in XML; JSON has none. */
  root: string
  tree: Tree
  status?: ContentfulStatusCode
  headers?: Record<string, string>
}

export const respond = (
  c: Visitor,
  format: Format,
  { root, tree, status = 200, headers }: Answer,
): Response =>
  c.body(format === 'xml' ? xmlText(root, tree) : JSON.stringify(tree), status, {
    'content-type': `${mediaTypes[format]}; charset=utf-8`,
    'cache-control': 'no-store',
    ...headers,
  })
