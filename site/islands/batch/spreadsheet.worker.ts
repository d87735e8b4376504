import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { HucreError } from 'hucre'
import type { FromSpreadsheet, ToSpreadsheet } from './protocol.ts'
import { tableOfSheet } from '../../../schema/roster/sheet.ts'

/**
 * Reads and writes XLSX off the page's thread. A script of its own, because only those who bring or take an XLSX file
 * need it.
 */
const say = (message: FromSpreadsheet, transfer: Transferable[] = []): void =>
  postMessage(message, { transfer })

const read = async (job: number, bytes: ArrayBuffer): Promise<void> => {
  let taken = false
  try {
    const { sheets } = await readXlsx(bytes, {
      // The first sheet that is shown is the one its owner means.
      sheets: ({ hidden, veryHidden }) => {
        const take = !taken && hidden !== true && veryHidden !== true
        taken ||= take
        return take
      },
    })
    const [sheet] = sheets
    say({ is: 'table', job, table: tableOfSheet(sheet?.rows ?? [], sheet?.merges ?? []) })
  } catch (refused) {
    if (!(refused instanceof HucreError)) throw refused
    say({ is: 'refused', job })
  }
}

const write = async (job: number, name: string, lines: (string | number)[][]): Promise<void> => {
  const written = await writeXlsx({ sheets: [{ name, rows: lines, freezePane: { rows: 1 } }] })
  const bytes = new Uint8Array(written)
  say({ is: 'file', job, bytes }, [bytes.buffer])
}

addEventListener('message', ({ data }: MessageEvent<ToSpreadsheet>) => {
  const done = data.do === 'read' ? read(data.job, data.bytes) : write(data.job, data.name, data.lines)
  done.catch((bug: unknown) => reportError(bug))
})
