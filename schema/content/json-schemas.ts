import { z } from 'zod'
import { folders, singles } from './collections.ts'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** One collection as JSON Schema 2020-12, and the files it is for: `content/programmes/*.yaml`. */
export type ContentSchema = { name: string; files: string; schema: { [keyword: string]: unknown } }

const schemaOf = (name: string, files: string, schema: z.ZodType): ContentSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
  return { name, files, schema: { $schema: DIALECT, title: files, ...rest } }
}

/**
 * What an author may write in each collection, for editors that complete and check while one types. Made from the schemas
 * that check the content. What only code can check (that a law exists, that an example comes out right) stays with
 * `npm run content:check`.
 */
export const contentSchemas = (): ContentSchema[] => [
  ...Object.entries(singles).map(([name, { file, schema }]) => schemaOf(name, file, schema)),
  ...Object.entries(folders).map(([name, { folder, extension, schema }]) =>
    schemaOf(name, `${folder}/*${extension}`, schema),
  ),
]
