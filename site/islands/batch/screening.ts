import type { Day } from '../../../schema/dates.ts'
import { startWorker } from '../../script-address.ts'
import type { FromScreener, FromSpreadsheet, Source, ToScreener, ToSpreadsheet, Wanted } from './protocol.ts'
// oxlint-disable-next-line import/default -- the bundler makes the address; the script itself exports nothing
import screenerAddress from './screen.worker.ts?worker&url'
// oxlint-disable-next-line import/default -- as above
import spreadsheetAddress from './spreadsheet.worker.ts?worker&url'

/** What a page hears from its workers. */
export type Heard =
  | FromScreener
  | FromSpreadsheet
  /** The work was cut off before the worker could answer: what it held is gone. */
  | { is: 'cut'; job: number }
  | { is: 'broken' }

/**
 * How long a worker may take to stop by itself; then it is ended by force, so that "stop" is never a promise only. While it
 * reads it cannot hear, and there is nothing to lose. While it screens it hears after each slice, and what is done is kept.
 */
const PATIENCE_MS = { reading: 60, screening: 1000 }

export type Screening = {
  /** Reads and screens; the answers carry the number given back. */
  screen: (source: Source, on: Day) => number
  /** Turns an XLSX file into a table. */
  open: (bytes: ArrayBuffer) => number
  stop: () => void
  explain: (at: number) => void
  exportLines: (as: 'csv' | 'xlsx', households: number[], wanted: Wanted) => void
  writeSheet: (name: string, lines: (string | number)[][]) => void
  /** Lets go of the roster. */
  forget: () => void
}

/** Starts the worker that screens, so that nothing has to be fetched once a roster is there; the other one on demand. */
export const openScreening = (hear: (heard: Heard) => void): Screening => {
  let job = 0
  let screener: Worker | undefined
  let spreadsheet: Worker | undefined
  let busy: 'opening' | 'reading' | 'screening' | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  const broken = (): void => hear({ is: 'broken' })
  const listen = <Message extends { job: number }>(
    worker: Worker,
    heard: (message: Message) => void,
  ): Worker => {
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.job === job) heard(data)
    })
    worker.addEventListener('error', broken)
    worker.addEventListener('messageerror', broken)
    return worker
  }
  const fromScreener = (message: FromScreener): void => {
    if (message.is === 'read') busy = 'screening'
    if (message.is === 'finished' || message.is === 'refused') {
      busy = undefined
      clearTimeout(patience)
    }
    hear(message)
  }
  const startScreener = (): Worker => listen(startWorker(screenerAddress, 'screener'), fromScreener)
  const startSpreadsheet = (): Worker =>
    listen(startWorker(spreadsheetAddress, 'spreadsheet'), (message: FromSpreadsheet) => {
      busy = undefined
      hear(message)
    })
  const toScreener = (message: ToScreener, transfer: Transferable[] = []): void => {
    screener ??= startScreener()
    screener.postMessage(message, transfer)
  }
  const toSpreadsheet = (message: ToSpreadsheet, transfer: Transferable[] = []): void => {
    spreadsheet ??= startSpreadsheet()
    spreadsheet.postMessage(message, transfer)
  }
  const end = (): void => {
    clearTimeout(patience)
    screener?.terminate()
    spreadsheet?.terminate()
    screener = startScreener()
    spreadsheet = undefined
    busy = undefined
  }

  screener = startScreener()
  return {
    screen: (source, on) => {
      job += 1
      busy = 'reading'
      toScreener({ do: 'screen', job, source, on }, source.kind === 'bytes' ? [source.bytes] : [])
      return job
    },
    open: (bytes) => {
      job += 1
      busy = 'opening'
      toSpreadsheet({ do: 'read', job, bytes }, [bytes])
      return job
    },
    stop: () => {
      if (busy === undefined) return
      const cut = (): void => {
        end()
        hear({ is: 'cut', job })
      }
      // Opening a file cannot be interrupted from within, only from without.
      if (busy === 'opening') return cut()
      toScreener({ do: 'stop', job })
      clearTimeout(patience)
      patience = setTimeout(cut, PATIENCE_MS[busy])
    },
    explain: (at) => toScreener({ do: 'explain', job, at }),
    exportLines: (as, households, wanted) => toScreener({ do: 'export', job, as, households, wanted }),
    writeSheet: (name, lines) => toSpreadsheet({ do: 'write', job, name, lines }),
    forget: () => {
      toScreener({ do: 'forget', job })
      job += 1
    },
  }
}
