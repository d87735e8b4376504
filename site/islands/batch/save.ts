import { dayOf, type Day } from '../../../schema/dates.ts'
import { csvText } from '../../csv.ts'
import { guarded } from './guard.ts'
import type { Line } from './protocol.ts'

const CSV = 'text/csv;charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const KEPT_MS = 60_000

export const today = (): Day => dayOf(Date.now())

/** Hands somebody a file that was made here. Its address is one of this page's memory, and is let go afterwards. */
const download = (part: BlobPart, type: string, name: string): void => {
  const address = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}

export const saveCsv = (lines: readonly Line[], name: string): void =>
  download(csvText(guarded(lines)), CSV, `${name}-${today()}.csv`)

export const saveXlsx = (bytes: Uint8Array<ArrayBuffer>, name: string): void =>
  download(bytes, XLSX, `${name}-${today()}.xlsx`)
