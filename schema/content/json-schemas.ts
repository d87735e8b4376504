import * as z from 'zod'
import type { JsonSchema } from '../api/document.ts'
import { folders, singles } from './collections.ts'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'
const PREFIX = 'schemas.'

type Words = Readonly<Record<string, string>>
type Node = Omit<JsonSchema, 'properties'> & {
  properties?: Record<string, Node>
  $defs?: Record<string, Node>
  /** One shape for each value of a field that tells them apart. */
  oneOf?: readonly JsonSchema[]
}

/** One collection as JSON Schema 2020-12, and the files it is for: `content/programmes/*.yaml`. */
export type ContentSchema = { name: string; files: string; schema: { [keyword: string]: unknown } }

const partsOf = ({ items, anyOf = [], oneOf = [], prefixItems = [] }: Node): readonly JsonSchema[] => [
  ...anyOf,
  ...oneOf,
  ...prefixItems,
  ...(items === undefined || items === false ? [] : [items]),
]

/**
 * Puts the content's words to the fields they name: `schemas.standards.values.fen`, `schemas.Rule.all`, or
 * `schemas.any.id` for a field that means the same everywhere. `used` gathers the words that found a field.
 */
const describe = (node: Node, path: string, words: Words, used: Set<string>): void => {
  for (const [name, field] of Object.entries(node.properties ?? {})) {
    const key = [`${PREFIX}${path}.${name}`, `${PREFIX}any.${name}`].find((one) => words[one] !== undefined)
    if (key !== undefined) {
      field.description = words[key]
      used.add(key)
    }
    describe(field, `${path}.${name}`, words, used)
  }
  for (const part of partsOf(node)) describe(part as Node, path, words, used)
  for (const [name, shape] of Object.entries(node.$defs ?? {})) describe(shape, name, words, used)
}

/** Every collection of the content, by name. */
export const collections = (): { name: string; files: string; schema: z.ZodType }[] => [
  ...Object.entries(singles).map(([name, { file, schema }]) => ({ name, files: file, schema })),
  ...Object.entries(folders).map(([name, { folder, extension, schema }]) => ({
    name,
    files: `${folder}/*${extension}`,
    schema,
  })),
]

/**
 * What an author may write in each collection, for editors that complete and check while one types. Made from the schemas
 * that check the content. What only code can check (that a law exists, that an example comes out right) stays with
 * `npm run content:check`. Words for a field that is not there are an error.
 */
export const contentSchemas = (words: Words): ContentSchema[] => {
  const used = new Set<string>()
  const made = collections().map(({ name, files, schema }) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
    describe(rest as Node, name, words, used)
    return { name, files, schema: { $schema: DIALECT, title: files, ...rest } }
  })
  const stray = Object.keys(words).find((key) => key.startsWith(PREFIX) && !used.has(key))
  if (stray !== undefined) throw new Error(`content/copy has "${stray}", but no content has such a field`)
  return made
}
