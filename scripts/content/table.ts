import { word } from './fault.ts'
import type { Awaiting } from './awaiting.ts'

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…]/

/** Columns of a terminal that a text takes: a Chinese character takes two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, sign) => width + (WIDE.test(sign) ? 2 : 1), 0)

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** The list of what is awaited as a table for a terminal, with its total. */
export const awaitingTable = (rows: readonly Awaiting[]): string => {
  const cells = rows.map(({ kind, what, file, line }) => [
    word(`audit.kind.${kind}`),
    `${file}:${line}`,
    what,
  ])
  const head = ['kind', 'where', 'what'].map((name) => word(`audit.head.${name}`))
  const widths = head.map((_, at) => Math.max(...[head, ...cells].map((row) => widthOf(row[at] ?? ''))))
  const line = (row: string[]): string =>
    row.map((cell, at) => (at < 2 ? padded(cell, widths[at] ?? 0) : cell)).join('  ')
  const count = (kind: Awaiting['kind']): number => rows.filter((row) => row.kind === kind).length
  const total = word('audit.total', {
    sample: count('sample'),
    empty: count('empty'),
    unknown: count('unknown'),
  })
  return [line(head), ...cells.map(line), '', total].join('\n')
}
