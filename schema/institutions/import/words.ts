import { flattenCopy } from '../../content/copy.ts'
import type { ColumnId } from '../columns.ts'

export type Params = { readonly [name: string]: string | number }
/** A word of content/copy/zh-Hans/whitelist.yaml with its places filled. */
export type Say = (key: string, params?: Params) => string

/** One thing that keeps the table out: where it stands, and which sentence of `whitelist.fault` says what to do. */
export type ImportFault = {
  /** As the spreadsheet counts, from 1; null where it is about the table. */
  row: number | null
  column: ColumnId | null
  code: string
  params: Params
}

/** From the parsed copy file. A key or a place that is missing is a bug, and throws. */
export const sayFrom = (copy: Parameters<typeof flattenCopy>[1]): Say => {
  const words = flattenCopy('whitelist', copy)
  return (key, params = {}) => {
    const sentence = words[`whitelist.${key}`]
    if (sentence === undefined) throw new Error(`whitelist.yaml has no "${key}"`)
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name]
      if (value === undefined) throw new Error(`"${key}" needs {${name}}`)
      return String(value)
    })
  }
}

/** One line an official can act on: row, column, what is wrong, what would be right. */
export const importFaultText = ({ row, column, code, params }: ImportFault, say: Say): string => {
  const told = { wrong: say(`fault.${code}.wrong`, params), right: say(`fault.${code}.right`, params) }
  return row === null || column === null
    ? say('import.fault-table', told)
    : say('import.fault', { ...told, row, column: say(`column.${column}`) })
}
