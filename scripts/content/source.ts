import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { Finding } from '../../schema/content/checks/walk.ts'
import { fault, type Fault, type Place } from './fault.ts'

/** A content file with its lines: a path inside it leads back to the line where it is written. */
export type Source = {
  /** As an official writes it: `content/laws.yaml`. */
  file: string
  text: string
  data: unknown
  body: string
  /** The line on which the body begins. */
  bodyLine: number
  /** Why the file cannot be read as YAML at all. */
  broken: { line: number; message: string }[]
  lineOf: (path: readonly PropertyKey[]) => number
}

type FrontMatter = { yaml: string; body: string; bodyLine: number; skipped: number }

const frontMatter = (text: string): FrontMatter => {
  const lines = text.split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) return { yaml: '', body: text, bodyLine: 1, skipped: 0 }
  const body = lines.slice(end + 1).join('\n')
  const blank = body.length - body.trimStart().length
  const bodyLine = end + 2 + body.slice(0, blank).split('\n').length - 1
  return { yaml: lines.slice(1, end).join('\n'), body: body.trim(), bodyLine, skipped: 1 }
}

const startOf = (node: Node | null | undefined): number | undefined => node?.range?.[0]

/** The offset of the deepest part of the path that exists: a missing key is reported where it should have been. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  let node: unknown = document.contents
  let offset = startOf(document.contents) ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (pair === undefined || !isPair(pair)) return offset
      offset = isScalar(pair.key) ? (startOf(pair.key) ?? offset) : offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(step)]
      if (item === undefined) return offset
      node = item
      offset = startOf(item as Node) ?? offset
    } else return offset
  }
  return offset
}

/** Reads one file below `root` (the folder that holds content/). Never throws on bad YAML: `broken` says where. */
export const readSource = (root: string, file: string): Source => {
  const text = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')
  const parts: FrontMatter = file.endsWith('.md')
    ? frontMatter(text)
    : { yaml: text, body: '', bodyLine: 1, skipped: 0 }
  const lines = new LineCounter()
  const document = parseDocument(parts.yaml, { lineCounter: lines, uniqueKeys: true })
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line) + parts.skipped
  const broken = document.errors.map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message: message.split('\n')[0] ?? message,
  }))
  return {
    file,
    text,
    data: broken.length > 0 ? undefined : (document.toJS() as unknown),
    body: parts.body,
    bodyLine: parts.bodyLine,
    broken,
    lineOf: (path) => lineAt(offsetOf(document, path)),
  }
}

/** `answers.who.blocks[0]`, as people point at a field. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, step) =>
      typeof step === 'number'
        ? `${name}[${step + 1}]`
        : name === ''
          ? String(step)
          : `${name}.${String(step)}`,
    '',
  )

export const placeIn = (source: Source, path: readonly PropertyKey[]): Place => ({
  file: source.file,
  line: source.lineOf(path),
  field: fieldName(path),
})

/** What a pure check found, with the line where it is written. */
export const faultFrom = (source: Source, { path, code, params }: Finding): Fault =>
  fault(placeIn(source, path), code, params)
