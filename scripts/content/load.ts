import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import {
  folders,
  singles,
  type FolderName,
  type FolderValue,
  type SingleName,
  type SingleValue,
} from '../../schema/content/collections.ts'
import { fault, type Fault } from './fault.ts'
import { faultsOf } from './issues.ts'
import { readSource, type Source } from './source.ts'

/** A record with the file it came from, so that every later check can say where. */
export type Entry<T> = { id: string; value: T; source: Source }

export type Content = { [Name in SingleName]: Entry<SingleValue<Name>> } & {
  [Name in FolderName]: Entry<FolderValue<Name>>[]
}

/** `content` is undefined where a fault left a hole: nothing can be cross-checked then. */
export type Loaded = { content: Content | undefined; faults: Fault[]; sources: Source[] }

const read = <T>(root: string, file: string, schema: z.ZodType<T>, loaded: Loaded): Entry<T> | undefined => {
  if (!existsSync(join(root, file))) {
    loaded.faults.push(fault({ file, line: 1, field: '' }, 'no_file', { file }))
    return undefined
  }
  const source = readSource(root, file)
  loaded.sources.push(source)
  // One slip makes every later line unreadable too; only the first is where it happened.
  for (const { line, message } of source.broken.slice(0, 1))
    loaded.faults.push(fault({ file, line, field: '' }, 'not_yaml', { message }))
  if (source.broken.length > 0) return undefined
  if (file.endsWith('.md') && source.data === null) {
    loaded.faults.push(fault({ file, line: 1, field: '' }, 'no_front_matter'))
    return undefined
  }
  const parsed = schema.safeParse(source.data)
  if (parsed.success) return { id: basename(file).replace(/\.(md|yaml)$/, ''), value: parsed.data, source }
  loaded.faults.push(...faultsOf(source, parsed.error.issues))
  return undefined
}

const filesIn = (root: string, folder: string, extension: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith(extension))
        .sort()
        .map((name) => `${folder}/${name}`)
    : []

/** Reads and validates everything below `root/content`, keeping every fault. */
export const load = (root: string): Loaded => {
  const loaded: Loaded = { content: undefined, faults: [], sources: [] }
  const found: Record<string, unknown> = {}
  for (const [name, { file, schema }] of Object.entries(singles))
    found[name] = read(root, file, schema as z.ZodType, loaded)
  for (const [name, { folder, extension, schema }] of Object.entries(folders)) {
    const files = filesIn(root, folder, extension)
    if (files.length === 0)
      loaded.faults.push(fault({ file: folder, line: 1, field: '' }, 'no_file', { file: folder }))
    found[name] = files.map((file) => read(root, file, schema as z.ZodType, loaded))
  }
  // Without a fault every entry is there, and each was parsed by the schema under its own name.
  if (loaded.faults.length === 0) loaded.content = found as Content
  return loaded
}
