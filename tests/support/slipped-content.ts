import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { folders, singles } from '../../schema/content/collections.ts'
import { load, type Content, type Entry } from '../../scripts/content/load.ts'
import { readSource } from '../../scripts/content/source.ts'

const project = join(import.meta.dirname, '../..')

const schemaOf = (file: string) => {
  const schema = [
    ...Object.values(singles).map((one) => ({ ...one, is: one.file === file })),
    ...Object.values(folders).map((one) => ({ ...one, is: dirname(file) === one.folder })),
  ].find(({ is }) => is)?.schema
  if (schema === undefined) throw new Error(`no collection has ${file}`)
  return schema
}

/** The real content as it is, and with one slip in one file, written below a folder of its own (`root`, to be removed). */
export const slippedContent = () => {
  const { content: asItIs } = load(project)
  if (asItIs === undefined) throw new Error('the content does not load')
  const root = mkdtempSync(join(tmpdir(), 'portal-slipped-content-'))
  const slipped = (file: string, from: string, to: string): Content => {
    const text = readFileSync(join(project, file), 'utf8')
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`)
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text.replace(from, to))
    const source = readSource(root, file)
    const value: unknown = schemaOf(file).parse(source.data)
    const replaced = (entry: Entry<unknown>): Entry<unknown> =>
      entry.source.file === file ? { ...entry, value, source } : entry
    // The schema of its own collection has just parsed it.
    return Object.fromEntries(
      Object.entries(asItIs).map(([name, part]) => [
        name,
        Array.isArray(part) ? part.map(replaced) : replaced(part),
      ]),
    ) as Content
  }
  return { asItIs, root, slipped }
}
