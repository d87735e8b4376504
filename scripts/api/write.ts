import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { operations } from '../../functions/contracts.ts'
import { contentSchemas } from '../../schema/content/json-schemas.ts'
import type { Policy } from '../../schema/policy.ts'
import { HEAD, write } from '../content/write.ts'
import { documentFrom } from './document.ts'

/**
 * Writes what other programs read into `generated/` below `root`: the API's document for the Worker and its reader, and the
 * content's JSON Schemas for editors.
 */
export const writeApi = (root: string, policy: Policy): void => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string
  }
  const document = documentFrom({ operations, words: policy.words, version })
  const type = "import type { ApiDocument } from '../schema/api/document.ts'\n\n"
  const text = `${HEAD}${type}export const apiDocument: ApiDocument = ${JSON.stringify(document, null, 1)}\n`
  write(join(root, 'generated', 'api-document.ts'), text)
  for (const { name, schema } of contentSchemas(policy.words))
    write(join(root, 'generated', 'schemas', `${name}.json`), `${JSON.stringify(schema, null, 1)}\n`)
}
